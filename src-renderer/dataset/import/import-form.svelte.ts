import { type ErrorInfo, toErrorInfo } from '../../../src-main/contract/errors';
import { type ColumnOptions, defaultImportOptions, type ImportOptions } from '../../../src-main/core/dataset/import-options';
import type { ImportPreview } from '../../../src-main/core/dataset/preview';
import { plural } from '../../../src-main/core/text';
import { api } from '../../api/api';

/** Pause after which the rows are read again, in milliseconds. */
const settle = 200;

/** What of a column can be overruled. */
type ColumnPatch = Omit<ColumnOptions, 'column'>;

/** After one of these has changed, a column's place may be another's: what was said of columns is forgotten. */
const layout = ['preset', 'format', 'sheet', 'delimiter', 'quote'] as const satisfies readonly (keyof ImportOptions)[];

/** @returns whether a file can be imported as it is found, without a word of the user */
export function isSure({ columns, rows, notes }: ImportPreview): boolean {
  return (
    columns.every(({ question }) => question === null) &&
    rows.every(({ problem }) => problem === null) &&
    notes.every(({ severity }) => severity === 'note')
  );
}

/** How files are to be read, and what becomes of their first rows by that. */
export class ImportForm {
  /** As the user wants it; null leaves it to what is found in the files. */
  options = $state.raw<ImportOptions>(defaultImportOptions);
  /** The last that was read; stays while another is being read, and where reading failed. */
  preview = $state.raw<ImportPreview | null>(null);
  /** Why the files cannot be read so. */
  error = $state.raw<ErrorInfo | null>(null);
  /** Why the import failed that was tried by these options. */
  refusal = $state.raw<ErrorInfo | null>(null);
  looking = $state(false);
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly columns = $derived(this.preview?.columns ?? []);
  /** Columns whose question has no answer yet. */
  readonly questions = $derived(this.columns.flatMap(({ question }, index) => (question ? [index] : [])));
  readonly misfits = $derived(this.preview?.rows.filter(({ problem }) => problem !== null).length ?? 0);
  readonly misfitWords = $derived(
    `${plural(this.misfits, 'row')} of the first ${this.preview?.rows.length ?? 0} ${this.misfits === 1 ? 'does' : 'do'} not fit.`,
  );
  /** What stands in the way of the import; null where nothing does. */
  readonly obstacle = $derived.by(() => this.findObstacle());

  private readonly what: string;

  /** @param column what is brought into sight first */
  constructor(
    readonly paths: readonly string[],
    readonly column = 0,
  ) {
    this.what = paths.length === 1 ? 'The file' : 'The files';
  }

  /** What is found in the file or was chosen; null where neither is known. */
  current<Key extends keyof ImportOptions>(key: Key): ImportOptions[Key] {
    return this.isOwn(key) ? this.options[key] : (this.preview?.options[key] ?? this.options[key]);
  }

  isOwn(key: keyof ImportOptions): boolean {
    return this.options[key] !== defaultImportOptions[key];
  }

  /** Changes how the files are read; the rows follow after a pause. */
  set(patch: Partial<ImportOptions>): void {
    const moved = layout.some((key) => key in patch);
    this.options = { ...this.options, ...(moved ? { columns: [] } : {}), ...patch };
    this.soon();
  }

  ownOf(column: number): ColumnPatch {
    return this.options.columns.find((own) => own.column === column) ?? {};
  }

  /** Overrules what was found of a column; what is undefined goes back to that. */
  setColumn(column: number, patch: { readonly [Key in keyof ColumnPatch]: ColumnPatch[Key] | undefined }): void {
    const merged = Object.entries({ ...this.ownOf(column), ...patch, column }).filter(([, value]) => value !== undefined);
    // What is left are values of `ColumnOptions`; the position is always among them.
    const own = Object.fromEntries(merged) as unknown as ColumnOptions;
    const others = this.options.columns.filter((known) => known.column !== column);
    const columns = Object.keys(own).length > 1 ? [...others, own].sort((a, b) => a.column - b.column) : others;
    this.options = { ...this.options, columns };
    this.soon();
  }

  /** Takes over what was read elsewhere, such as before the form was opened. */
  show(options: ImportOptions, preview: ImportPreview | null): void {
    this.options = options;
    this.preview = preview;
  }

  /** Reads the first rows. Of several requests only the last counts. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    this.asked += 1;
    const ticket = this.asked;
    this.looking = true;
    const options = this.options;
    try {
      const preview = await api.invoke('dataset.preview', { paths: [...this.paths], options });
      if (ticket !== this.asked) return;
      this.preview = preview;
      this.error = null;
    } catch (thrown) {
      if (ticket !== this.asked) return;
      this.error = toErrorInfo(thrown);
    }
    this.looking = false;
  }

  /** Nothing that is under way counts any more. */
  close(): void {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  private soon(): void {
    this.refusal = null;
    // What is on its way was asked for with other options.
    this.asked += 1;
    this.looking = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), settle);
  }

  private findObstacle(): string | null {
    const { preview } = this;
    if (this.error) return `${this.what} cannot be read this way.`;
    if (!preview) return 'The first rows have not been read yet.';
    const [asking] = this.questions;
    if (asking !== undefined) return `Say first how the dates in ${this.columns[asking]?.name ?? 'a column'} are meant.`;
    if (preview.notes.some(({ severity }) => severity === 'error')) return `${this.what} cannot be imported this way.`;
    return this.misfits > 0 && this.options.rejects === 'refuse' ? this.misfitWords : null;
  }
}
