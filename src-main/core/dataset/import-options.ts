import { z } from 'zod';

/** Formats of tables; a file may be packed by gzip besides. */
export const tableFormats = ['csv', 'parquet', 'json-lines', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Encodings of text, by the names of the WHATWG Encoding Standard. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'windows-1251',
  'shift_jis',
  'gb18030',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

export const importPresets = ['daily-sunspots'] as const;
export type ImportPreset = (typeof importPresets)[number];

export const decimalMarks = ['.', ','] as const;
/** The first stands for none; then come both apostrophes, the no-break space and the narrow one. */
export const thousandsMarks = ['', ',', '.', ' ', "'", '\u2019', '\u00a0', '\u202f'] as const;
export type ThousandsMark = (typeof thousandsMarks)[number];

/** What a column holds, after import; `number` is stored as DOUBLE or BIGINT. */
export const columnTypes = ['number', 'text', 'date', 'boolean'] as const;
export type ColumnType = (typeof columnTypes)[number];

/** One sign that is not a line end. */
const sign = z.string().regex(/^[^\n\r\0]$/u);

const columnOptions = z.strictObject({
  /** Position in the file, from 0. */
  column: z.int().nonnegative(),
  name: z.string().trim().min(1).max(500).optional(),
  type: z.enum(columnTypes).optional(),
  /** By the letters of `strptime`: `%d.%m.%Y`. */
  dateFormat: z.string().min(2).max(80).optional(),
});
export type ColumnOptions = z.output<typeof columnOptions>;

/**
 * How a file is read; part of what a dataset is known by. Null lets the importer find out, so that `{}` guesses everything.
 * Options of earlier versions, which knew `delimiter` and `header` alone, are read too.
 */
export const importOptionsSchema = z.strictObject({
  /** A file whose layout is known; what is said besides overrules it. */
  preset: z.enum(importPresets).nullable().default(null),
  format: z.enum(tableFormats).nullable().default(null),
  /** Sheet of an XLSX file; null takes the first. */
  sheet: z.string().min(1).max(255).nullable().default(null),
  encoding: z.enum(textEncodings).nullable().default(null),
  /** Field separator. */
  delimiter: sign.nullable().default(null),
  /** Sign around fields that hold separators; empty for none. */
  quote: z
    .union([z.literal(''), sign])
    .nullable()
    .default(null),
  /** Lines above the table that are no part of it; of a sheet, rows. */
  skip: z.int().min(0).max(1000).nullable().default(null),
  /** Whether the first row names the columns. */
  header: z.boolean().nullable().default(null),
  decimal: z.enum(decimalMarks).nullable().default(null),
  thousands: z.enum(thousandsMarks).nullable().default(null),
  /** Marks that stand for a missing value in every column, beside the empty field. */
  missing: z.array(z.string().min(1).max(80)).max(100).nullable().default(null),
  /** What overrules the guesses for single columns. */
  columns: z.array(columnOptions).max(100_000).default([]),
  /** What becomes of rows that do not fit: the import is refused, or it goes on without them and counts them. */
  rejects: z.enum(['refuse', 'leave-out']).default('refuse'),
});
export type ImportOptions = z.output<typeof importOptionsSchema>;
export type ImportOptionsInput = z.input<typeof importOptionsSchema>;

/** Every guess is the importer's. */
export const defaultImportOptions: ImportOptions = importOptionsSchema.parse({});

/** @returns options with defaults for what is left out */
export function filledIn(options: ImportOptionsInput): ImportOptions {
  return importOptionsSchema.parse(options);
}

/** @returns what a dataset is known by: options that differ from the default, and the two that have always been part of it */
export function knownBy(options: ImportOptions): Partial<ImportOptions> {
  const { delimiter, header, ...rest } = options;
  const changed = Object.entries(rest).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultImportOptions[key as keyof ImportOptions]),
  );
  return { delimiter, header, ...Object.fromEntries(changed) };
}
