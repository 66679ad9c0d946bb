import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatasetSummary } from '../../core/dataset/dataset';
import { auditSentence } from '../../core/problem/audit/words';
import { suggestProblem } from '../../core/problem/defaults';
import { inputColumns } from '../../core/problem/spec-columns';
import { nodeHost } from '../../host/node-host';
import { Workbench } from '../../host/workbench';
import type { InspectCommand } from '../args';
import { exitCode, type ExitCode } from '../exit-code';
import { onInterrupt } from '../run/interrupt';
import { printable, type Terminal } from '../terminal';
import { version } from '../version';
import { summaryText } from './summary-text';

/** Values of a table up to which its first guess is audited. */
const auditedValues = 5_000_000;

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
    const text = command.json
      ? `${JSON.stringify(withoutIds(summary), null, 2)}\n`
      : summaryText(summary, out) + (await auditText(workbench, summary));
    out.write(text);
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

/** Whether the first guess at a problem leaks; of a table that is looked at in a moment. */
async function auditText(workbench: Workbench, summary: DatasetSummary): Promise<string> {
  const spec = suggestProblem(summary);
  const small = summary.rows * summary.columns.length <= auditedValues;
  if (!small || spec.targets.length === 0 || inputColumns(spec).length === 0) return '';
  return `${printable(auditSentence(await workbench.invoke('problem.audit', { datasetId: summary.id, spec, job: null })))}\n`;
}

/** What belongs to the thrown-away project says nothing about the file. */
function withoutIds(summary: DatasetSummary): Partial<DatasetSummary> {
  return Object.fromEntries(Object.entries(summary).filter(([key]) => key !== 'id' && key !== 'importedAt'));
}
