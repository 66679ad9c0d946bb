import type { Input } from '../../../src-main/contract/commands';
import type { ProblemPreview } from '../../../src-main/core/problem/preview';
import type { PartName } from '../../../src-main/core/problem/split-spec';
import { api } from '../../api/api';
import { Latest } from '../../app/latest.svelte';
import { project } from '../../app/project.svelte';

/** From the first wish to the question, in milliseconds: sliders, arrow keys and the mouse change faster than samples can be read. */
const settle = 60;

/** Which sample is looked at, and what the data process says of it; the answer follows every change of the problem. */
export class PreviewState {
  part = $state<PartName>('train');
  /** From 0. */
  index = $state(0);
  /** A row of the table whose sample is wanted; null where `index` says which. */
  private row = $state.raw<number | null>(null);
  readonly answer = new Latest<ProblemPreview>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is asked for next; of several wishes the last. */
  private next: Input<'problem.preview'> | null = null;
  private asking = false;

  /** The sample that is shown; null while there is none. */
  readonly sample = $derived.by(() => (project.shape === null ? null : this.answer.value));
  /** Samples of the part. */
  readonly count = $derived.by(() => project.outcome?.[this.part]?.rows ?? 0);

  goTo(index: number): void {
    this.row = null;
    this.index = Math.max(0, Math.min(index, this.count - 1));
  }

  setPart(part: PartName): void {
    this.part = part;
    this.goTo(0);
  }

  /** Looks at the sample that holds a row of the table. @param row from 0 */
  goToRow(row: number): void {
    this.row = row;
  }

  /**
   * Asks for the sample whenever it, or the problem, changes, one question at a time, so that what is shown keeps up with a hand that does not rest;
   * call it in an `$effect`. @returns what takes back a question that waits
   */
  follow(): (() => void) | undefined {
    const { outcome, problem } = project;
    if (!problem || !outcome?.shape) return undefined;
    const part = this.part === 'validation' && !outcome.validation ? 'train' : this.part;
    const index = Math.max(0, Math.min(this.index, (outcome[part]?.rows ?? 1) - 1));
    const request = { datasetId: problem.datasetId, spec: problem.spec, part, index: this.row === null ? index : null, row: this.row };
    this.next = request;
    this.wake();
    return () => {
      this.next = null;
    };
  }

  private wake(): void {
    if (!this.asking && this.next) this.timer ??= setTimeout(() => void this.askNext(), settle);
  }

  private async askNext(): Promise<void> {
    this.timer = undefined;
    const request = this.next;
    if (!request) return;
    this.next = null;
    this.asking = true;
    await this.ask(request);
    this.asking = false;
    this.wake();
  }

  private async ask(request: Input<'problem.preview'>): Promise<void> {
    await this.answer.ask(async () => {
      const sample = await api.invoke('problem.preview', request);
      if (request.row !== null && this.row === request.row) this.landed(sample);
      return sample;
    });
  }

  /** A row was asked for: from now on its sample is known by its number. */
  private landed({ part, index }: ProblemPreview): void {
    this.row = null;
    this.part = part;
    this.index = index;
  }
}
