import { readFileSync } from 'node:fs';
import type { DatasetPage, DatasetSummary, ImportProgress } from '../../src-main/core/dataset/dataset';
import { defaultImportOptions } from '../../src-main/core/dataset/import-options';
import type { PreparedSummary, ProblemSpec } from '../../src-main/core/problem/problem';
import { nodeHost } from '../../src-main/host/node-host';
import { Workbench } from '../../src-main/host/workbench';

/** An import through the data process, in seconds. */
export interface TimedImport {
  readonly summary: DatasetSummary;
  /** From the request until the table stands. */
  readonly reading: number;
  readonly profiling: number;
}

/** Seqbench without a window: the same processes, and requests by the same way, as its command line. */
export class Ours {
  private pid: number | undefined;
  private onProgress: (progress: ImportProgress) => void = () => undefined;
  private readonly workbench: Workbench;

  private constructor(out: string) {
    const host = nodeHost(out);
    this.workbench = new Workbench({
      processes: {
        start: (entry) => {
          const child = host.start(entry);
          if (entry === 'data-process') this.pid = child.pid;
          return child;
        },
      },
      local: {},
      jobs: 1,
      onEvent: (event, payload) => {
        if (event === 'dataset.importProgress') this.onProgress(payload as ImportProgress);
      },
      version: 'bench',
    });
  }

  /** @param folder of a new project */
  static async open(out: string, folder: string): Promise<Ours> {
    const ours = new Ours(out);
    await ours.workbench.openProject(folder);
    return ours;
  }

  page(datasetId: DatasetSummary['id'], offset: number, limit: number): Promise<DatasetPage> {
    return this.workbench.invoke('dataset.page', { datasetId, offset, limit });
  }

  async import(path: string): Promise<TimedImport> {
    const started = performance.now();
    let read = started;
    let profiles = false;
    this.onProgress = ({ phase }) => {
      if (phase === 'profiling' && !profiles) {
        profiles = true;
        read = performance.now();
      }
    };
    const summary = await this.workbench.invoke('dataset.import', { paths: [path], job: 'bench', options: defaultImportOptions });
    return { summary, reading: (read - started) / 1000, profiling: (performance.now() - read) / 1000 };
  }

  /** @returns seconds that the snapshot of a new problem takes, and what it holds */
  async prepare(
    datasetId: DatasetSummary['id'],
    spec: ProblemSpec,
  ): Promise<{ readonly seconds: number; readonly prepared: PreparedSummary }> {
    const { id } = await this.workbench.invoke('problem.create', { datasetId, name: 'bench', spec });
    const started = performance.now();
    const prepared = await this.workbench.invoke('problem.prepare', { problemId: id });
    return { seconds: (performance.now() - started) / 1000, prepared };
  }

  /** @returns the most memory that the data process ever had, in bytes; null where the system does not tell */
  peakBytes(): number | null {
    try {
      const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${String(this.pid)}/status`, 'utf8'))?.[1];
      return kilobytes === undefined ? null : Number(kilobytes) * 1024;
    } catch {
      return null;
    }
  }

  close(): Promise<void> {
    return this.workbench.dispose();
  }
}
