import type { ColumnProfile, DatasetSummary } from '../../src-main/core/dataset/dataset';
import { guessSteps, guessTask } from '../../src-main/core/problem/columns';
import { emptyProblem, suggestProblem } from '../../src-main/core/problem/defaults';
import type { ProblemFinding, ProblemRecord, ProblemSpec } from '../../src-main/core/problem/problem';
import { History } from '../app/history.svelte';
import { notices } from '../app/notices.svelte';
import { project } from '../app/project.svelte';

export type ProblemField = ProblemFinding['field'];

/** The longest name of a problem, in characters. */
export const mostLetters = 120;

/** Changes to the same thing within this time, in milliseconds, are undone together: typing, or holding an arrow key. */
const together = 900;

type Draft = Pick<ProblemRecord, 'name' | 'spec'>;

/** The problem of a dataset while it is edited: every change is shown, checked, saved, and can be undone. */
export class ProblemEditor {
  private readonly history = new History<Draft>();
  private lastChange = { what: '', at: 0 };
  private creating = false;

  readonly columns: readonly ColumnProfile[];
  readonly names: readonly string[];
  /** Steps that the columns' names suggest. */
  readonly suggested: readonly string[];

  constructor(readonly dataset: DatasetSummary) {
    this.columns = dataset.columns;
    this.names = dataset.columns.map((column) => column.name);
    this.suggested = guessSteps(dataset.columns);
  }

  get spec(): ProblemSpec {
    return project.problem?.spec ?? emptyProblem();
  }

  private get draft(): Draft {
    return { name: project.problem?.name ?? '', spec: this.spec };
  }

  get target(): ColumnProfile | null {
    return this.columns.find((column) => column.name === this.spec.targets[0]) ?? null;
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** What there is to say about one question of the form. */
  findings(field: ProblemField): readonly ProblemFinding[] {
    return project.outcome?.findings.filter((finding) => finding.field === field) ?? [];
  }

  /** On the first visit: makes the problem, filled in as the columns suggest. */
  async ensure(): Promise<void> {
    if (project.problem || this.creating) return;
    this.creating = true;
    const spec = suggestProblem(this.columns);
    const name = spec.targets.length === 0 ? this.dataset.name : `Predict ${spec.targets.join(', ')}`.slice(0, mostLetters);
    await notices.attempt(() => project.createProblem(this.dataset.id, name, spec));
    this.creating = false;
  }

  /** @param what is changed, so that changes in quick succession are undone together */
  change(what: string, changes: Partial<ProblemSpec>, now = Date.now()): void {
    const continues = what === this.lastChange.what && now - this.lastChange.at < together;
    this.lastChange = { what, at: now };
    const before = this.draft;
    if (!continues) this.history.record(before);
    project.editProblem({ ...before, spec: { ...before.spec, ...changes } });
  }

  /** @returns what is wrong with the name, or null once it is taken */
  rename(name: string): string | null {
    const wanted = name.trim();
    if (wanted === '' || wanted.length > mostLetters) return `A name has 1 to ${mostLetters} characters.`;
    if (wanted === this.draft.name) return null;
    this.lastChange = { what: '', at: 0 };
    this.history.record(this.draft);
    project.editProblem({ ...this.draft, name: wanted });
    return null;
  }

  setSteps(steps: readonly string[]): void {
    this.change('steps', { steps: [...steps] });
  }

  /** Takes a column as the target, with the task that suits its values, and out of the steps. */
  setTarget(name: string): void {
    const column = this.columns.find((candidate) => candidate.name === name);
    if (!column) return;
    this.change('target', { targets: [name], task: guessTask(column), steps: this.spec.steps.filter((step) => step !== name) });
  }

  setSplit(what: string, changes: Partial<ProblemSpec['split']>): void {
    this.change(what, { split: { ...this.spec.split, ...changes } });
  }

  undo(): void {
    this.restore(this.history.undo(this.draft));
  }

  redo(): void {
    this.restore(this.history.redo(this.draft));
  }

  private restore(draft: Draft | undefined): void {
    this.lastChange = { what: '', at: 0 };
    if (draft) project.editProblem(draft);
  }
}
