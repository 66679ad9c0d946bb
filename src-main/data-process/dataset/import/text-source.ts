import { basename } from 'node:path';
import { SeqbenchError } from '../../../contract/errors';
import { byteOrderMark, guessLegacyEncoding, utf16ByZeros } from '../../../core/dataset/encoding';
import type { ImportOptions, TextEncoding } from '../../../core/dataset/import-options';
import type { ImportNote } from '../../../core/dataset/preview';
import { formatBytes, formatCount } from '../../../core/text';
import type { LongLine } from './byte-scan';
import { chooseTable, type FileLook, fingerprint, refuseFile } from './fingerprint';
import type { Scratch } from './scratch';
import { decodes, refuseEncoding, transcode } from './transcode';

const longestLine = 16_000_000;

/** A text file that DuckDB can read: UTF-8 without zero bytes. */
export interface TextSource {
  readonly path: string;
  readonly encoding: TextEncoding;
  /** Of the file in UTF-8. */
  readonly print: FileLook;
  /** Its beginning, without a byte order mark. */
  readonly head: string;
  readonly notes: readonly ImportNote[];
}

/**
 * Makes sure that a file is text, and writes it anew in UTF-8 where it is in another encoding.
 *
 * @param path of the file to read
 * @param shown of the file that the user gave, for messages
 * @throws SeqbenchError `file.binary`, `file.unreadable`, `file.empty`
 */
export async function openText(
  path: string,
  shown: string,
  print: FileLook,
  options: ImportOptions,
  scratch: Scratch,
  signal: AbortSignal,
): Promise<TextSource> {
  const { encoding, notes } = encodingOf(shown, print, options.encoding);
  if (encoding === 'utf-8') {
    if (!print.utf8) refuseEncoding(shown, 'utf-8');
    refuseLongLine(shown, print.longest);
    return { path, encoding, print, head: headOf(shown, print), notes };
  }
  const readable = await transcode(path, shown, print.bytes, encoding, scratch, signal);
  const recoded = await fingerprint(readable, signal, () => undefined);
  if (recoded.zeroAt !== null) refuseBinary(shown, `is not a text file in ${encoding.toUpperCase()}`);
  refuseLongLine(shown, recoded.longest);
  return { path: readable, encoding, print: recoded, head: headOf(shown, recoded), notes };
}

interface Encoding {
  readonly encoding: TextEncoding;
  readonly notes: readonly ImportNote[];
}

function encodingOf(shown: string, print: FileLook, given: TextEncoding | null): Encoding {
  const marked = byteOrderMark(print.first)?.encoding;
  const isUtf16 = (encoding: TextEncoding | undefined | null): boolean => encoding === 'utf-16le' || encoding === 'utf-16be';
  if (print.zeroAt !== null && !isUtf16(given) && !isUtf16(marked)) {
    const found = given === null ? utf16ByZeros(print.first) : null;
    if (!found) refuseBinary(shown, `is not a text file (it has a zero byte at ${print.zeroAt})`);
    return { encoding: found, notes: [{ severity: 'note', message: `Its text is in ${found.toUpperCase()}.` }] };
  }
  if (given ?? marked) return { encoding: given ?? marked ?? 'utf-8', notes: [] };
  if (print.utf8) return { encoding: 'utf-8', notes: [] };
  if (hasManyControls(print.first)) refuseBinary(shown, 'is not a text file');
  const encoding = guessLegacyEncoding(print.first, (each) => decodes(print.first, each));
  return { encoding, notes: [legacyNote(encoding)] };
}

/** Western text is what nearly all files of this kind are; anything else wants a look. */
function legacyNote(encoding: TextEncoding): ImportNote {
  const message = `Its text is not UTF-8; it was read as ${encoding}.`;
  if (encoding === 'windows-1252') return { severity: 'note', message };
  return { severity: 'warning', message, remedy: 'Look at its words, and choose another encoding where they are wrong.' };
}

/** Many control characters mean pictures and archives; few mean another alphabet's encoding. */
function hasManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) controls += 1;
  return controls > bytes.length / 100;
}

function refuseBinary(shown: string, what: string): never {
  return refuseFile(shown, 'file.binary', what, chooseTable);
}

/** DuckDB's buffers would grow with such a line, and beyond some length it leaves the line out without a word. */
function refuseLongLine(shown: string, { line, bytes }: LongLine): void {
  if (bytes <= longestLine) return;
  throw new SeqbenchError({
    code: 'file.rows-rejected',
    message: `Line ${formatCount(line)} of ${basename(shown)} is longer than ${formatBytes(longestLine)}. Nothing was imported.`,
    place: `line ${line}`,
    remedy: 'Look whether its line ends were lost on the way, or whether it is a table at all.',
  });
}

function headOf(shown: string, { first }: FileLook): string {
  const head = new TextDecoder().decode(first, { stream: true });
  if (!/\S/.test(head))
    refuseFile(shown, 'file.empty', 'holds nothing but blanks', 'Choose a file with a header row and at least one row of data.');
  return head;
}
