import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { nodeHost } from '../../host/node-host';
import { Workbench } from '../../host/workbench';
import type { InspectCommand } from '../args';
import { exitCode, type ExitCode } from '../exit-code';
import { onInterrupt } from '../run/interrupt';
import type { Terminal } from '../terminal';
import { version } from '../version';
import { summaryText } from './summary-text';

/** `seqbench inspect`: imports a file into a project that is thrown away, and shows what the columns hold. */
export async function inspectFile(command: InspectCommand, { out }: Terminal): Promise<ExitCode> {
  const folder = await mkdtemp(path.join(tmpdir(), 'seqbench-inspect-'));
  const workbench = new Workbench({ processes: nodeHost(), local: {}, jobs: 1, onEvent: () => undefined, version });
  const cancelled = new AbortController();
  const ignore = onInterrupt(() => {
    cancelled.abort();
    void workbench.invoke('dataset.cancelImport', { job: 'inspect' }).catch(() => undefined);
  });
  try {
    await workbench.openProject(folder);
    if (cancelled.signal.aborted) return exitCode.cancelled;
    const summary = await workbench.invoke('dataset.import', {
      paths: command.files.map((file) => path.resolve(file)),
      job: 'inspect',
      options: command.options,
    });
    out.write(command.json ? `${JSON.stringify(withoutIds(summary), null, 2)}\n` : summaryText(summary, out));
    return exitCode.ok;
  } catch (thrown) {
    if (cancelled.signal.aborted) return exitCode.cancelled;
    throw thrown;
  } finally {
    ignore();
    await workbench.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What belongs to the thrown-away project says nothing about the file. */
function withoutIds(summary: DatasetSummary): Partial<DatasetSummary> {
  return Object.fromEntries(Object.entries(summary).filter(([key]) => key !== 'id' && key !== 'importedAt'));
}
