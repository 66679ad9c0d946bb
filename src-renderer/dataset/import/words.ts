import type { ImportOptions } from '../../../src-main/core/dataset/import-options';
import type { Choice } from '../../ui/choice';

type Given<Key extends keyof ImportOptions> = Exclude<ImportOptions[Key], null>;
type Words<Value extends string> = Readonly<Record<Value, readonly [label: string, hint?: string]>>;

function choices<Value extends string>(words: Words<Value>): readonly Choice<Value>[] {
  // The keys of a record of exactly these values.
  return (Object.keys(words) as Value[]).map((value) => {
    const [label, hint] = words[value];
    return hint === undefined ? { value, label } : { value, label, hint };
  });
}

/** What each way to read a file is called, by someone who does not program. */
export const formats = choices<Given<'format'>>({
  csv: ['Text (CSV)', 'A row a line, with a separator between its fields'],
  xlsx: ['Excel workbook'],
  'json-lines': ['JSON lines', 'An object a line'],
  parquet: ['Parquet'],
});

export const presets: readonly Choice<Given<'preset'> | 'none'>[] = [
  { value: 'none', label: 'None' },
  {
    value: 'daily-sunspots',
    label: 'Daily sunspot file',
    hint: 'Semicolons and no names; −1 is a missing value; the date is made of year, month and day',
  },
];

export const encodings = choices<Given<'encoding'>>({
  'utf-8': ['UTF-8'],
  'windows-1252': ['windows-1252', 'Western European'],
  'iso-8859-1': ['ISO 8859-1', 'Western European'],
  'iso-8859-15': ['ISO 8859-15', 'Western European, with €'],
  'windows-1250': ['windows-1250', 'Central European'],
  'windows-1251': ['windows-1251', 'Cyrillic'],
  shift_jis: ['Shift JIS', 'Japanese'],
  gb18030: ['GB 18030', 'Chinese'],
  'utf-16le': ['UTF-16, little-endian'],
  'utf-16be': ['UTF-16, big-endian'],
});

export const delimiters = choices<string>({
  ',': ['Comma'],
  ';': ['Semicolon'],
  '\t': ['Tab'],
  '|': ['Bar'],
  ' ': ['Space'],
  ':': ['Colon'],
});

export const quotes = choices<string>({ '"': ['Double "'], "'": ["Single '"], '': ['None'] });

/** Lines above a table; more than these are said in an experiment file. */
export const skips: readonly Choice<string>[] = Array.from({ length: 31 }, (_, lines) => ({
  value: String(lines),
  label: lines === 0 ? 'None' : String(lines),
}));

export const headers = choices<'yes' | 'no'>({ yes: ['Column names'], no: ['Data'] });

export const decimals = choices<Given<'decimal'>>({ '.': ['Point: 3.14'], ',': ['Comma: 3,14'] });

export const thousands = choices<Given<'thousands'>>({
  '': ['None: 1234567'],
  ',': ['Comma: 1,234,567'],
  '.': ['Point: 1.234.567'],
  ' ': ['Space: 1 234 567'],
  "'": ["Apostrophe: 1'234'567"],
  '\u2019': ['Curly apostrophe: 1’234’567'],
  '\u00a0': ['No-break space'],
  '\u202f': ['Narrow no-break space'],
});

export const rejects = choices<ImportOptions['rejects']>({
  refuse: ['Refuse the file', 'Nothing is imported while one of them does not fit'],
  'leave-out': ['Leave them out', 'They are counted and listed with line and reason'],
});
