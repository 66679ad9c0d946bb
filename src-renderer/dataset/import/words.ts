import type { ImportOptions } from '../../../src-main/core/dataset/import-options';
import type { Choice } from '../../ui/choice';

type Given<Key extends keyof ImportOptions> = Exclude<ImportOptions[Key], null>;
type Words<Value extends string> = Readonly<Record<Value, string>>;

function choices<Value extends string>(words: Words<Value>): readonly Choice<Value>[] {
  // The keys of a record of exactly these values.
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}

/** What each way to read a file is called, by someone who does not program. */
export const formats = choices<Given<'format'>>({
  csv: 'Text with separators (CSV)',
  parquet: 'Parquet',
  'json-lines': 'JSON lines',
  xlsx: 'Excel workbook (XLSX)',
});

export const presets: readonly Choice<Given<'preset'> | 'none'>[] = [
  { value: 'none', label: 'None' },
  {
    value: 'daily-sunspots',
    label: 'Daily sunspot file',
    hint: 'Semicolons, no names; −1 is a missing value; year, month and day make the date',
  },
];

export const encodings = choices<Given<'encoding'>>({
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little-endian',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Western European (windows-1252)',
  'iso-8859-1': 'Western European (ISO 8859-1)',
  'iso-8859-15': 'Western European with € (ISO 8859-15)',
  'windows-1250': 'Central European (windows-1250)',
  'windows-1251': 'Cyrillic (windows-1251)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
});

export const delimiters = choices<string>({ ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Bar', ' ': 'Space', ':': 'Colon' });

export const quotes: readonly Choice<string>[] = [
  { value: '"', label: 'Double quotes "' },
  { value: "'", label: "Single quotes '" },
  { value: '', label: 'None' },
];

export const headers: readonly Choice<'yes' | 'no'>[] = [
  { value: 'yes', label: 'Names of the columns' },
  { value: 'no', label: 'Data' },
];

export const decimals = choices<Given<'decimal'>>({ '.': 'Point: 3.14', ',': 'Comma: 3,14' });

/** Their order is this, and an object would not keep it for some signs. */
export const thousands: readonly Choice<Given<'thousands'>>[] = [
  { value: '', label: 'None: 1234567' },
  { value: ',', label: 'Comma: 1,234,567' },
  { value: '.', label: 'Point: 1.234.567' },
  { value: ' ', label: 'Space: 1 234 567' },
  { value: "'", label: "Apostrophe: 1'234'567" },
  { value: '\u00a0', label: 'No-break space: 1\u00a0234\u00a0567' },
  { value: '\u202f', label: 'Narrow no-break space: 1\u202f234\u202f567' },
];

export const rejects: readonly Choice<ImportOptions['rejects']>[] = [
  { value: 'refuse', label: 'Refuse the file', hint: 'Nothing is imported while one of them does not fit' },
  { value: 'leave-out', label: 'Leave them out', hint: 'They are counted and listed with line and reason' },
];
