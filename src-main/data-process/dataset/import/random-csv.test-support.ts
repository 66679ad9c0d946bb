import type { Cell } from '../../../core/dataset/dataset';
import { filledIn, type ImportOptions, type ImportOptionsInput } from '../../../core/dataset/import-options';

/** A CSV file whose values are known. */
export interface RandomCsv {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
  readonly names: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** As it was written, for a message. */
  readonly text: string;
}

/** @returns numbers from 0 to 1, 1 not included */
export type Random = () => number;

/** Mulberry32. */
export function randomOf(start: number): Random {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const encodings = ['utf-8', 'utf-8-mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
const words: readonly [string, ...string[]] = [
  'Björn',
  'a b',
  'two\nlines',
  'say "hi"',
  "it's",
  'x;y',
  'x,y',
  'tab\there',
  'a|b',
  'Straße',
  'café',
  'yes',
  'end.',
  '-x',
  '=1+1',
  '#',
];

interface Dialect {
  readonly delimiter: string;
  readonly quote: string;
  readonly decimal: '.' | ',';
  readonly thousands: '' | '.' | ',' | ' ';
  readonly lineEnd: string;
  readonly encoding: (typeof encodings)[number];
}

interface Column {
  readonly name: string;
  /** A value and its text. */
  readonly value: () => readonly [Cell, string];
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}
const whole = (random: Random, most: number): number => Math.floor(random() * most);

/** @param told whether the options say how the file is written, or leave it to be found out */
export function randomCsv(random: Random, told: boolean): RandomCsv {
  const dialect = randomDialect(random, told);
  const columns = Array.from({ length: 2 + whole(random, 4) }, (_, index) => randomColumn(random, index, dialect));
  const count = 3 + whole(random, 40);
  const cells = Array.from({ length: count }, (_, row) =>
    columns.map(({ value }) => (row > 1 && random() < 0.1 ? ([null, ''] as const) : value())),
  );
  const lines = [columns.map(({ name }) => name), ...cells.map((row) => row.map(([, text]) => text))];
  const text = lines
    .map((fields) => fields.map((field) => quoted(random, field, dialect)).join(dialect.delimiter) + dialect.lineEnd)
    .join('');
  return {
    bytes: encode(text, dialect.encoding),
    options: filledIn(told ? toldOptions(dialect) : {}),
    names: columns.map(({ name }) => name),
    rows: cells.map((row) => row.map(([value]) => value)),
    text,
  };
}

function randomDialect(random: Random, told: boolean): Dialect {
  const decimal = pick(random, ['.', ','] as const);
  return {
    decimal,
    delimiter: pick(random, decimal === ',' ? [';', '\t', '|'] : [',', ';', '\t', '|']),
    quote: told ? pick(random, ['"', "'"]) : '"',
    thousands: pick(random, ['', '', decimal === ',' ? '.' : ',', ' '] as const),
    lineEnd: pick(random, ['\n', '\r\n']),
    encoding: pick(random, encodings),
  };
}

function toldOptions({ delimiter, quote, decimal, thousands, encoding }: Dialect): ImportOptionsInput {
  return { delimiter, quote, decimal, thousands, header: true, encoding: encoding === 'utf-8-mark' ? 'utf-8' : encoding };
}

function randomColumn(random: Random, index: number, dialect: Dialect): Column {
  const { decimal, thousands } = dialect;
  const group = (digits: string): string => (thousands === '' ? digits : digits.replace(/\B(?=(\d{3})+$)/g, thousands));
  const sign = (): string => (random() < 0.3 ? '-' : '');
  switch (whole(random, 4)) {
    case 0:
      return { name: `whole${index}`, value: () => number(`${sign()}${1 + whole(random, 999)}`, decimal, thousands) };
    case 1:
      return {
        name: `part ${index}`,
        value: () =>
          number(
            `${sign()}${group(String(1 + whole(random, 3_000_000)))}${decimal}${whole(random, 10)}${1 + whole(random, 9)}`,
            decimal,
            thousands,
          ),
      };
    case 2:
      return { name: `Tag ${index}`, value: randomDay(random, whole(random, 2)) };
    default:
      return { name: `wörd${index}`, value: () => (({ word }) => [word, word] as const)({ word: pick(random, words) }) };
  }
}

function number(text: string, decimal: string, thousands: string): readonly [Cell, string] {
  const plain = thousands === '' ? text : text.replaceAll(thousands, '');
  return [Number(plain.replace(decimal, '.')) + 0, text];
}

function randomDay(random: Random, kind: number): () => readonly [Cell, string] {
  return () => {
    const iso = new Date(Date.UTC(1950 + whole(random, 100), whole(random, 12), 1 + whole(random, 28))).toISOString().slice(0, 10);
    const [year = '', month = '', day = ''] = iso.split('-');
    return [iso, kind === 0 ? iso : `${Number(day)}.${month}.${year}`];
  };
}

function quoted(random: Random, field: string, { delimiter, quote, lineEnd }: Dialect): string {
  const needed = [delimiter, quote, '\n', lineEnd].some((sign) => field.includes(sign));
  if (!needed && (field === '' || random() < 0.8)) return field;
  return `${quote}${field.replaceAll(quote, quote + quote)}${quote}`;
}

function encode(text: string, encoding: Dialect['encoding']): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-mark':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
  }
}
