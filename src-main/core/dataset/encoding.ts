import type { TextEncoding } from './import-options';

/** Bytes that windows-1252 leaves free: no text in it has them. */
const undefinedIn1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** @returns the encoding that a byte order mark names, and the mark's length; null where there is none */
export function byteOrderMark(head: Uint8Array): { readonly encoding: TextEncoding; readonly length: number } | null {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/**
 * UTF-16 without a mark: its separators and digits have a zero byte each, all on the same side.
 *
 * @returns null where the zero bytes have no such pattern: then it is no text
 */
export function utf16ByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = head.length / 2;
  if (odd > half * 0.3 && odd < half && even < odd / 50) return 'utf-16le';
  if (even > half * 0.3 && even < half && odd < even / 50) return 'utf-16be';
  return null;
}

/**
 * The likeliest encoding of bytes that are neither UTF-8 nor UTF-16. Nothing proves one of 256 signs: what is returned is to be shown and
 * can be overruled.
 *
 * @param decodes whether all of the bytes are text in an encoding
 */
export function guessLegacyEncoding(bytes: Uint8Array, decodes: (encoding: TextEncoding) => boolean): TextEncoding {
  if (undefinedIn1252.some((byte) => bytes.includes(byte))) {
    const multibyte = (['shift_jis', 'gb18030'] as const).find(decodes);
    if (multibyte) return multibyte;
  }
  return mostlyHighWords(bytes) ? 'windows-1251' : 'windows-1252';
}

/** Cyrillic words are made of letters above 0xC0 alone, words of Western languages have one such letter here and there. */
function mostlyHighWords(bytes: Uint8Array): boolean {
  let inRuns = 0;
  let alone = 0;
  let run = 0;
  for (const byte of [...bytes, 0]) {
    if (byte >= 0xc0) {
      run += 1;
    } else {
      if (run >= 3) inRuns += run;
      else alone += run;
      run = 0;
    }
  }
  return inRuns > 8 && inRuns > 3 * alone;
}
