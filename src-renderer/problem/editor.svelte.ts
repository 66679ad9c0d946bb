import type { ColumnProfile, DatasetSummary } from '../../src-main/core/dataset/dataset';
import { guessSteps, guessTaskOf } from '../../src-main/core/problem/columns';
import { emptyProblem, suggestProblem } from '../../src-main/core/problem/defaults';
import { type Picture, pictureOf, withPicture } from '../../src-main/core/problem/picture';
import type { ProblemField, ProblemFinding, ProblemFix, ProblemRecord, ProblemSpec } from '../../src-main/core/problem/problem';
import { type WindowsSpec, windowsSchema } from '../../src-main/core/problem/windows-spec';
import { withShape } from '../../src-main/core/problem/with-shape';
import { questionTitle } from './ask/titles';
import { History } from '../app/history.svelte';
import { notices } from '../app/notices.svelte';
import { project } from '../app/project.svelte';

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

  /** How windows are cut; as by default where the problem has none. */
  get windows(): WindowsSpec {
    return this.spec.windows ?? windowsSchema.parse({});
  }

  get picture(): Picture {
    return pictureOf(this.spec);
  }

  private get draft(): Draft {
    return { name: project.problem?.name ?? '', spec: this.spec };
  }

  get canUndo(): boolean {
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    return this.history.canRedo;
  }

  column(name: string | null): ColumnProfile | null {
    return this.columns.find((column) => column.name === name) ?? null;
  }

  /** @returns the question of the form that a field is asked by */
  title(field: ProblemField): string {
    return questionTitle(field, this.spec.shape, this.picture);
  }

  /** What there is to say about one question of the form. */
  findings(...fields: readonly ProblemField[]): readonly ProblemFinding[] {
    return project.outcome?.findings.filter((finding) => fields.includes(finding.field)) ?? [];
  }

  /** On the first visit: makes the problem, filled in as the columns suggest. */
  async ensure(): Promise<void> {
    if (project.problem || this.creating) return;
    this.creating = true;
    const spec = suggestProblem(this.dataset);
    await notices.attempt(() => project.createProblem(this.dataset.id, this.nameFor(spec), spec));
    this.creating = false;
  }

  /** `Predict a`, `Predict a and b`, `Predict a and 2 more`. */
  private nameFor({ targets: [target, second, ...more] }: ProblemSpec): string {
    const others = second === undefined ? '' : ` and ${more.length === 0 ? second : `${more.length + 1} more`}`;
    return target === undefined ? this.dataset.name : `Predict ${target}${others}`.slice(0, mostLetters);
  }

  /** A name that nobody chose follows the target. @param what is changed, so that changes in quick succession are undone together */
  change(what: string, changes: Partial<ProblemSpec>, now = Date.now()): void {
    const continues = what === this.lastChange.what && now - this.lastChange.at < together;
    this.lastChange = { what, at: now };
    const before = this.draft;
    if (!continues) this.history.record(before);
    const spec = { ...before.spec, ...changes };
    project.editProblem({ spec, name: before.name === this.nameFor(before.spec) ? this.nameFor(spec) : before.name });
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

  setPicture(picture: Picture): void {
    this.change(`picture ${picture}`, withPicture(this.spec, picture, this.columns));
  }

  setShape(shape: 'sequence-a-row' | 'windows'): void {
    this.change(`shape ${shape}`, withShape(this.spec, shape, this.dataset));
  }

  setSteps(steps: readonly string[]): void {
    const { features } = this.spec;
    // All columns are one step: they stay one, however many there are.
    const single = this.spec.steps.length > 0 && features === this.spec.steps.length && this.picture.startsWith('one');
    this.change('steps', { steps: [...steps], ...(single ? { features: Math.max(1, steps.length) } : {}) });
  }

  /** Takes columns as targets, with the task that suits their values, and out of the steps of a sequence. */
  setTargets(names: readonly string[]): void {
    const { shape, steps } = this.spec;
    const left = shape === 'windows' ? steps : steps.filter((step) => !names.includes(step));
    this.change('target', { targets: [...names], task: this.taskFor(names), steps: left, classes: null });
  }

  /** Numbers stay numbers where another is added to them, and in a series; else what the values look like. */
  private taskFor(names: readonly string[]): ProblemSpec['task'] {
    const columns = names.flatMap((name) => this.column(name) ?? []);
    const keeps = this.spec.task === 'number' && (names.length > 1 || this.spec.shape === 'windows');
    return columns.length === 0 || (keeps && columns.every(({ type }) => type === 'number')) ? 'number' : guessTaskOf(columns);
  }

  setWindows(what: string, changes: Partial<WindowsSpec>): void {
    this.change(what, { windows: { ...this.windows, ...changes } });
  }

  setSplit(what: string, changes: Partial<ProblemSpec['split']>): void {
    this.change(what, { split: { ...this.spec.split, ...changes } });
  }

  /** Does what a finding offers. */
  fix({ label, change }: ProblemFix): void {
    this.lastChange = { what: '', at: 0 };
    this.change(`fix ${label}`, change);
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
