import { SeqbenchError, toErrorInfo } from '../../src-main/contract/errors';
import type { DatasetSummary, ImportProgress } from '../../src-main/core/dataset/dataset';
import { defaultImportOptions, type ImportOptions } from '../../src-main/core/dataset/import-options';
import { api } from '../api/api';
import { ImportForm, isSure } from '../dataset/import/import-form.svelte';
import { namesOf, projectNameOf } from './file-names';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

/** An import that is under way. */
export interface ImportJob {
  readonly job: string;
  /** What is imported: a file's name, or how many files. */
  readonly fileName: string;
  readonly progress: ImportProgress | null;
  readonly cancelling: boolean;
  /** Not begun where files are dropped, so its progress is not shown there. */
  readonly apart: boolean;
}

/** Failures that the import dialog can do something about: its options decide about them. */
const mendable: readonly string[] = ['file.rows-rejected', 'file.ambiguous', 'file.unreadable'];

/** Turns files into datasets, one import at a time; asks where it must not guess. */
export class Imports {
  current = $state.raw<ImportJob | null>(null);
  /** Files whose options are looked at; null while the dialog is closed. */
  form = $state.raw<ImportForm | null>(null);
  /** Files that were dropped together, and wait for a word about it. */
  several = $state.raw<readonly string[] | null>(null);
  private count = 0;

  listen(): () => void {
    return api.on('dataset.importProgress', (progress) => {
      if (this.current?.job !== progress.job) return;
      // A cancel that came before there was anything to cancel.
      if (this.current.cancelling && this.current.progress === null) void this.stop(progress.job);
      this.current = { ...this.current, progress };
    });
  }

  /** Imports files into the open project, or into a new one named after the first, and shows the dataset. */
  async files(paths: readonly string[], ask = false): Promise<void> {
    if (paths.length === 0 || this.isBusy()) return;
    if (paths.length === 1) await this.begin(paths, ask);
    else this.several = paths;
  }

  /** Asks for files in a dialog. @param ask whether their options are shown before the import */
  async choose(ask = false): Promise<void> {
    const paths = await notices.attempt(() => api.invoke('dialog.openDataset'));
    if (paths) await this.files(paths, ask);
  }

  /** Imports what needs no question, and opens the dialog for what does. @param ask opens it in any case */
  async begin(paths: readonly string[], ask = false): Promise<void> {
    this.several = null;
    const form = new ImportForm(paths);
    if (ask) {
      this.open(form);
      return;
    }
    await this.work(
      namesOf(paths),
      async (job) => {
        const preview = await api.invoke('dataset.preview', { paths: [...paths], options: defaultImportOptions });
        form.show(defaultImportOptions, preview);
        if (isSure(preview)) await this.run(paths, defaultImportOptions, job);
        else if (!this.current?.cancelling) this.form = form;
      },
      (thrown) => this.failed(thrown, form),
    );
  }

  /** Opens the dialog for a dataset's files, as it was read. @param column what is brought into sight */
  again({ files, options }: DatasetSummary, column = 0): void {
    if (this.isBusy()) return;
    const form = new ImportForm(
      files.map(({ path }) => path),
      column,
    );
    form.show(options, null);
    this.open(form);
  }

  /** Imports by the options of the dialog, which stays open where that fails. */
  async take(): Promise<void> {
    const form = this.form;
    if (!form || this.current) return;
    await this.work(
      namesOf(form.paths),
      async (job) => {
        await this.run(form.paths, form.options, job);
        form.close();
        this.form = null;
      },
      (thrown) => this.reopen(form, thrown),
    );
  }

  /**
   * Something that imports data on its way, such as making a project of a ready-made study: with the same progress, and cancelled in the same way.
   *
   * @param name of what is made
   */
  async during(name: string, task: (job: string) => Promise<void>): Promise<void> {
    if (!this.isBusy()) await this.work(name, task, (thrown) => notices.error(thrown, undefined, 'import'), true);
  }

  /** Closes what asks; an import that was begun there goes on, and asks again where it fails. */
  leave(): void {
    this.form?.close();
    this.form = null;
    this.several = null;
  }

  async cancel(): Promise<void> {
    const current = this.current;
    if (!current) return;
    this.current = { ...current, cancelling: true };
    await this.stop(current.job);
  }

  private async stop(job: string): Promise<void> {
    await notices.attempt(() => api.invoke('dataset.cancelImport', { job }));
  }

  private open(form: ImportForm): void {
    notices.clear('import');
    this.form = form;
    void form.look();
  }

  private reopen(form: ImportForm, thrown: unknown): void {
    form.refusal = toErrorInfo(thrown);
    this.form = form;
  }

  private isBusy(): boolean {
    const waiting = this.form?.paths ?? this.several;
    if (this.current)
      notices.say(`${this.current.fileName} is still being imported. Drop the next file when it is done.`, { tone: 'warn' });
    else if (waiting)
      notices.say(
        `${namesOf(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'} for your answer. Import or cancel, then drop the next file.`,
        { tone: 'warn' },
      );
    return this.current !== null || waiting !== null;
  }

  private async work(
    fileName: string,
    task: (job: string) => Promise<void>,
    failed: (thrown: unknown) => void,
    apart = false,
  ): Promise<void> {
    notices.clear('import');
    this.count += 1;
    const job = `import-${Date.now()}-${this.count}`;
    this.current = { job, fileName, progress: null, cancelling: false, apart };
    try {
      await task(job);
    } catch (thrown) {
      const cancelled = thrown instanceof SeqbenchError && thrown.info.code === 'dataset.import-cancelled';
      if (!cancelled) failed(thrown);
    } finally {
      this.current = null;
    }
  }

  private async run(paths: readonly string[], options: ImportOptions, job: string): Promise<void> {
    const wasOpen = project.isOpen;
    try {
      if (!wasOpen) await project.create(projectNameOf(paths[0] ?? ''));
      // A cancel that came before there was anything to cancel.
      if (this.current?.cancelling) throw new SeqbenchError({ code: 'dataset.import-cancelled', message: 'The import was cancelled.' });
      const known = project.datasets;
      const dataset = await api.invoke('dataset.import', { paths: [...paths], job, options });
      if (known.some(({ id }) => id === dataset.id)) notices.say(`${dataset.name} is already in this project.`);
      project.addDataset(dataset);
      navigation.go('dataset');
    } catch (thrown) {
      // A project made for this file alone would be left with nothing in it, and the next file with a wrong name.
      if (!wasOpen && project.isOpen && project.datasets.length === 0) await notices.attempt(() => project.discard());
      throw thrown;
    }
  }

  private failed(thrown: unknown, form: ImportForm): void {
    const error = toErrorInfo(thrown);
    if (form.preview && mendable.includes(error.code)) {
      this.reopen(form, thrown);
    } else if (mendable.includes(error.code)) {
      notices.error(thrown, { label: 'Import options', run: () => void this.begin(form.paths, true) }, 'import');
    } else {
      notices.error(thrown, { label: 'Choose another file', run: () => void this.choose() }, 'import');
    }
  }
}

export const imports = new Imports();
