import { toErrorInfo, type ErrorInfo } from '../../../src-main/contract/errors';
import type { ImportProgress } from '../../../src-main/core/dataset/dataset';
import type { FormulaSpec } from '../../../src-main/core/dataset/formula';
import { api } from '../../api/api';
import { navigation } from '../navigation.svelte';
import { notices } from '../notices.svelte';
import { project } from '../project.svelte';

/** Whether formulas are being written, and the dataset that is made of one. */
export class FormulaDialogState {
  open = $state(false);
  progress = $state.raw<ImportProgress | null>(null);
  busy = $state(false);
  error = $state.raw<ErrorInfo | null>(null);
  private job = '';
  private count = 0;

  listen(): () => void {
    return api.on('dataset.importProgress', (progress) => {
      if (progress.job === this.job) this.progress = progress;
    });
  }

  /** Makes the dataset, in the open project or in a new one of its name, and shows it. */
  async make(name: string, formula: FormulaSpec): Promise<void> {
    this.count += 1;
    this.job = `formula-${Date.now()}-${this.count}`;
    this.busy = true;
    this.error = null;
    const wasOpen = project.isOpen;
    try {
      if (!wasOpen) await project.create(name);
      const known = project.datasets;
      const dataset = await api.invoke('dataset.fromFormula', { name, formula, job: this.job });
      if (known.some(({ id }) => id === dataset.id)) notices.say(`${dataset.name} is already in this project.`);
      project.addDataset(dataset);
      this.open = false;
      navigation.go('dataset');
    } catch (thrown) {
      // A project made for this formula alone would be left with nothing in it.
      if (!wasOpen && project.isOpen && project.datasets.length === 0) await notices.attempt(() => project.discard());
      const info = toErrorInfo(thrown);
      if (info.code !== 'dataset.import-cancelled') this.error = info;
    } finally {
      this.busy = false;
      this.progress = null;
    }
  }

  async cancel(): Promise<void> {
    if (this.busy) await notices.attempt(() => api.invoke('dataset.cancelImport', { job: this.job }));
  }
}

export const formulaDialog = new FormulaDialogState();
