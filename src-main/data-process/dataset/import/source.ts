import { stat } from 'node:fs/promises';
import type { ImportOptions, TableFormat } from '../../../core/dataset/import-options';
import type { ImportNote } from '../../../core/dataset/preview';
import { chooseTable, type FileLook, fingerprint, refuseFile } from './fingerprint';
import { openSheet, type SheetSource } from './sheet-source';
import { openText, type TextSource } from './text-source';
import type { Scratch } from './scratch';
import { isGzip, unpackGzip } from './unpack';

/** A file that was looked at, ready to be read by DuckDB. */
export type Source = {
  /** As given by the user. */
  readonly shown: string;
  /** Of the file as it was given. */
  readonly print: FileLook;
  readonly notes: readonly ImportNote[];
} & (
  | { readonly format: 'csv' | 'json-lines'; readonly text: TextSource }
  | { readonly format: 'xlsx'; readonly sheet: SheetSource }
  | { readonly format: 'parquet'; readonly path: string }
);

export type TextFile = Extract<Source, { format: 'csv' | 'json-lines' }>;
export type SheetFile = Extract<Source, { format: 'xlsx' }>;
export type ParquetFile = Extract<Source, { format: 'parquet' }>;

interface Opening {
  readonly options: ImportOptions;
  readonly scratch: Scratch;
  readonly signal: AbortSignal;
  /** Most rows of a sheet that are wanted; all where it is left out. */
  readonly mostRows?: number;
}

/**
 * Unpacks a file where it is packed, and writes it anew where DuckDB could not read it as it is.
 *
 * @param shown the file as the user gave it
 * @param given where it is read, which is the same except for a preview of its beginning
 * @param print of the file that is read
 * @throws SeqbenchError `file.*`
 */
export async function openSource(shown: string, given: string, print: FileLook, opening: Opening): Promise<Source> {
  const { options, scratch, signal, mostRows } = opening;
  const packed = isGzip(print.first);
  const path = packed ? await unpackGzip(given, scratch, signal) : given;
  const inner = packed ? await innerPrint(shown, path, signal) : print;
  const notes: readonly ImportNote[] = packed ? [{ severity: 'note', message: 'It was unpacked by gzip.' }] : [];
  const binary = options.format ?? binaryFormat(shown, inner.first);
  if (binary === 'parquet') return { shown, print, notes, format: 'parquet', path };
  if (binary === 'xlsx') {
    const sheet = await openSheet(path, shown, options, scratch, mostRows);
    return { shown, print, notes: [...notes, ...sheet.notes], format: 'xlsx', sheet };
  }
  const text = await openText(path, shown, inner, options, scratch, signal);
  return { shown, print, notes: [...notes, ...text.notes], format: binary ?? textFormat(shown, text.head), text };
}

/** What is packed has a name that nobody gave it. */
async function innerPrint(shown: string, path: string, signal: AbortSignal): Promise<FileLook> {
  if ((await stat(path)).size === 0)
    refuseFile(shown, 'file.empty', 'is packed by gzip and has nothing in it', 'Pack it again, or choose another file.');
  return fingerprint(path, signal, () => undefined);
}

const magic = (bytes: Uint8Array, ...signs: readonly number[]): boolean => signs.every((sign, at) => bytes[at] === sign);

/** @returns null for what is no binary format that is known */
export function binaryFormat(shown: string, first: Uint8Array): Extract<TableFormat, 'parquet' | 'xlsx'> | null {
  if (magic(first, 0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (magic(first, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx';
  if (magic(first, 0xd0, 0xcf, 0x11, 0xe0))
    refuseFile(
      shown,
      'file.binary',
      'is an Excel file of the old kind (.xls), or one with a password',
      'Save it as .xlsx without a password.',
    );
  return null;
}

export function textFormat(shown: string, head: string): 'csv' | 'json-lines' {
  const start = head.trimStart();
  if (/^\{\s*"/.test(start) || /^\{\s*\}/.test(start)) return 'json-lines';
  if (/^\[\s*\{\s*"/.test(start))
    refuseFile(shown, 'file.unreadable', 'is one JSON array', 'Write it as JSON lines, one object a line: `jq -c .[] FILE`.');
  // Saved in the place of a table: a page that asks for a password, or what calls itself an Excel file.
  if (/^<(?:!doctype|html|head|body|table|\?xml)\b/iu.test(start))
    refuseFile(
      shown,
      'file.unreadable',
      'is a web page or XML, not a table',
      `${chooseTable} A page with a table can be opened in a spreadsheet program and saved as .xlsx.`,
    );
  return 'csv';
}
