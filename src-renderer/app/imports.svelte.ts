import type { ImportProgress } from '../../src-main/core/dataset/dataset';
import { defaultImportOptions } from '../../src-main/core/dataset/import-options';
import { SeqbenchError } from '../../src-main/contract/errors';
import { api } from '../api/api';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

/** An import that is under way. */
export interface ImportJob {
  readonly job: string;
  readonly fileName: string;
  readonly progress: ImportProgress | null;
  readonly cancelling: boolean;
}

/** `C:\games\basketball.csv` → `basketball.csv`. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** `basketball.csv` → `Basketball`; a project's name after its first file. */
export function projectNameOf(path: string): string {
  const base =
    fileNameOf(path)
      .replace(/\.[^.]*$/, '')
      .replaceAll(/[_-]+/g, ' ')
      .trim() || 'New project';
  return base.charAt(0).toUpperCase() + base.slice(1);
}

/** Turns files into datasets, one at a time. */
export class Imports {
  current = $state.raw<ImportJob | null>(null);
  private count = 0;

  listen(): () => void {
    return api.on('dataset.importProgress', (progress) => {
      if (this.current?.job === progress.job) this.current = { ...this.current, progress };
    });
  }

  /** Imports a file into the open project, or into a new one named after the file, and shows it. */
  async file(path: string): Promise<void> {
    if (this.current) {
      notices.say(`${this.current.fileName} is still being imported. Drop the next file when it is done.`, { tone: 'warn' });
      return;
    }
    notices.clear('import');
    const wasOpen = project.isOpen;
    this.count += 1;
    const job = `import-${Date.now()}-${this.count}`;
    this.current = { job, fileName: fileNameOf(path), progress: null, cancelling: false };
    try {
      const { dataset, isNew } = await this.run(path, job);
      if (!isNew) notices.say(`${dataset.name} is already in this project.`);
      project.addDataset(dataset);
      navigation.go('dataset');
    } catch (thrown) {
      const cancelled = thrown instanceof SeqbenchError && thrown.info.code === 'dataset.import-cancelled';
      // A project made for this file alone would be left with nothing in it, and the next file with a wrong name.
      if (!wasOpen && project.isOpen && project.datasets.length === 0) await notices.attempt(() => project.discard());
      if (!cancelled) notices.error(thrown, { label: 'Choose another file', run: () => void this.choose() }, 'import');
    } finally {
      this.current = null;
    }
  }

  private async run(path: string, job: string) {
    if (!project.isOpen) await project.create(projectNameOf(path));
    // A cancel that came before there was anything to cancel.
    if (this.current?.cancelling) throw new SeqbenchError({ code: 'dataset.import-cancelled', message: 'The import was cancelled.' });
    const known = project.datasets;
    const dataset = await api.invoke('dataset.import', { paths: [path], job, options: defaultImportOptions });
    return { dataset, isNew: !known.some(({ id }) => id === dataset.id) };
  }

  /** Asks for a file in a dialog. */
  async choose(): Promise<void> {
    const path = await notices.attempt(() => api.invoke('dialog.openDataset'));
    if (path) await this.file(path);
  }

  async cancel(): Promise<void> {
    const current = this.current;
    if (!current) return;
    this.current = { ...current, cancelling: true };
    await notices.attempt(() => api.invoke('dataset.cancelImport', { job: current.job }));
  }
}

export const imports = new Imports();
