import { type ErrorInfo, toErrorInfo } from '../../../src-main/contract/errors';
import { type FormulaSpec, formulaRows, formulaSpecSchema, mostFormulaRows, type Noise } from '../../../src-main/core/dataset/formula';
import type { FormulaPreview } from '../../../src-main/core/dataset/formula-preview';
import { api } from '../../api/api';

/** Pause after the last key before the curve is asked for, in milliseconds. */
const settle = 150;

export type NoiseKind = Noise['kind'] | 'none';

/** One expression as it is being written. */
export interface DraftColumn {
  readonly key: number;
  name: string;
  expression: string;
  noise: NoiseKind;
  size: number;
}

/** A formula that is being written, and the curve that it would make. */
export class FormulaDraft {
  name = $state('Wave');
  variable = $state('t');
  from = $state(0);
  to = $state(30);
  step = $state(0.1);
  seed = $state(1);
  columns = $state<DraftColumn[]>([{ key: 0, name: 'y', expression: 't * sin(t) / 3 + 2 * sin(5t)', noise: 'none', size: 0.1 }]);
  preview = $state.raw<FormulaPreview | null>(null);
  /** Why there is no curve: what the data process says of the expressions. */
  private refused = $state.raw<ErrorInfo | null>(null);
  private asked = 0;
  private lastKey = 0;

  private readonly parsed = $derived.by(() => formulaSpecSchema.safeParse(this.given()));
  readonly spec: FormulaSpec | null = $derived(this.parsed.success ? this.parsed.data : null);
  readonly rows = $derived.by(() => {
    const rows = this.to > this.from && this.step > 0 ? formulaRows(this) : 0;
    return rows <= mostFormulaRows ? rows : null;
  });
  readonly noisy = $derived(this.columns.some(({ noise }) => noise !== 'none'));
  /** What is wrong, by the field or by the expression that it is in. */
  readonly fault: ErrorInfo | null = $derived.by(() => this.faultOfFields() ?? this.refused);
  readonly ready = $derived.by(() => this.spec !== null && this.fault === null && this.preview !== null && this.name.trim() !== '');

  add(): void {
    this.lastKey += 1;
    const names = new Set([this.variable, ...this.columns.map(({ name }) => name)]);
    const free = ['y', 'z', 'u', 'v', 'w'].find((name) => !names.has(name)) ?? `y${this.lastKey}`;
    this.columns.push({ key: this.lastKey, name: free, expression: `cos(${this.variable})`, noise: 'none', size: 0.1 });
  }

  remove(key: number): void {
    this.columns = this.columns.filter((column) => column.key !== key);
  }

  /** Asks for the curve a moment after the last change; call it in an `$effect`. @returns a function that takes the question back */
  follow(): () => void {
    const { spec } = this;
    this.asked += 1;
    if (!spec) return () => undefined;
    const timer = setTimeout(() => void this.ask(spec, this.asked), settle);
    return () => clearTimeout(timer);
  }

  private async ask(formula: FormulaSpec, number: number): Promise<void> {
    try {
      const preview = await api.invoke('dataset.previewFormula', { formula });
      if (number !== this.asked) return;
      this.preview = preview;
      this.refused = null;
    } catch (thrown) {
      if (number === this.asked) this.refused = toErrorInfo(thrown);
    }
  }

  private given(): unknown {
    const { variable, from, to, step, seed } = this;
    const columns = this.columns.map(({ name, expression }) => ({ name, expression }));
    const noise = this.columns.flatMap(({ name, noise: kind, size }) => (kind === 'none' ? [] : [{ column: name.trim(), kind, size }]));
    return { variable, from, to, step, seed, columns, noise };
  }

  private faultOfFields(): ErrorInfo | null {
    const [issue] = this.parsed.error?.issues ?? [];
    if (!issue) return null;
    return { code: 'formula.invalid', message: this.wordsOf(issue) };
  }

  private wordsOf({
    code,
    path,
    message,
  }: {
    readonly code: string;
    readonly path: readonly PropertyKey[];
    readonly message: string;
  }): string {
    const [field, index, part] = path;
    if (code === 'custom' || field === 'variable') return `${message}.`;
    if (field === 'step') return 'The step must be above 0.';
    if (field !== 'columns') return `“${String(field)}” must be a number.`;
    const column = this.columns[Number(index)]?.name ?? '';
    if (part !== 'expression') return 'Every column needs a name.';
    return code === 'too_big' ? `The formula of ${column} is too long.` : `Write a formula for ${column}.`;
  }
}
