import { allFinite } from '../../core/all-finite';
import { fail } from '../../core/errors';

/** A file that is no snapshot, or was damaged. */
export function refuse(reason: string): never {
  return fail({
    code: 'file.unreadable',
    message: `The prepared data cannot be read: ${reason}.`,
    remedy: 'Delete the file and prepare the problem again; your dataset is not touched.',
  });
}

/** Magic, length of the header, and the header as JSON that is not checked yet; all versions begin so. */
export function readHead(bytes: Uint8Array, magic: string): { readonly json: unknown; readonly end: number } {
  const start = magic.length + 4;
  if (bytes.length < start) refuse('it does not begin as a snapshot does');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true);
  if (start + length > bytes.length) refuse('it ends inside its header');
  return { json: parseJson(bytes.subarray(start, start + length)), end: start + length };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('its header is not JSON');
  }
}

/** @returns the first eight bytes as text; what is no text becomes marks that no magic has */
export function magicOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 8));
}

/** @throws SeqbenchError `file.unreadable` where a value is not finite */
export function checkFinite(values: Float32Array | Float64Array): void {
  if (!allFinite(values)) refuse('it holds values that are not numbers');
}

/** @throws SeqbenchError `file.unreadable` where a target is no class */
export function checkClasses(values: Float32Array, classes: number): void {
  const sound = values.every((index) => Number.isInteger(index) && index >= 0 && index < classes);
  if (!sound) refuse('it names a class that its header does not have');
}
