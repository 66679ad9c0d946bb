import type { ColumnOptions, ImportOptions, ImportPreset } from './import-options';

/** A column that is not in the file but made of columns that are: a date of year, month and day. */
export interface MadeColumn {
  readonly name: string;
  /** Positions of year, month and day in the file. */
  readonly from: readonly [year: number, month: number, day: number];
}

/** What a preset fills in where the user says nothing. */
export interface PresetLayout {
  readonly delimiter: string;
  readonly header: boolean;
  readonly columns: readonly (Required<Pick<ColumnOptions, 'column' | 'name' | 'type'>> & { readonly missing: readonly string[] })[];
  readonly made: readonly MadeColumn[];
}

const sunspotColumns = [
  ['year', []],
  ['month', []],
  ['day', []],
  ['decimal_year', []],
  ['sunspots', ['-1']],
  ['deviation', ['-1']],
  ['observations', []],
  ['indicator', []],
] as const;

/** Layouts of files that are well known, by preset; the first is the daily total sunspot number of SILSO (`SN_d_tot_V2.0.csv`). */
export const presetLayouts: Readonly<Record<ImportPreset, PresetLayout>> = {
  'daily-sunspots': {
    delimiter: ';',
    header: false,
    columns: sunspotColumns.map(([name, missing], column) => ({ column, name, type: 'number', missing })),
    made: [{ name: 'date', from: [0, 1, 2] }],
  },
};

/** @returns options with what the preset says in the place of null; columns that the user describes keep what they say */
export function withPreset(options: ImportOptions): ImportOptions {
  if (options.preset === null) return options;
  const layout = presetLayouts[options.preset];
  const own = new Map(options.columns.map((each) => [each.column, each]));
  const columns = layout.columns.map(({ column, name, type }) => ({ column, name, type, ...own.get(column) }));
  const others = options.columns.filter(({ column }) => column >= layout.columns.length);
  return {
    ...options,
    format: options.format ?? 'csv',
    delimiter: options.delimiter ?? layout.delimiter,
    header: options.header ?? layout.header,
    decimal: options.decimal ?? '.',
    columns: [...columns, ...others],
  };
}
