import type { z } from 'zod';
import { fail } from '../../core/errors';
import { DenseSamples } from '../../core/problem/samples';
import { partBytes, sizeOf, type Snapshot, snapshotHeaderSchema, snapshotMagic, type SnapshotPart, tensorStart } from './snapshot';

type FileHeader = z.output<typeof snapshotHeaderSchema>;

/**
 * Reads a snapshot. Its arrays are views of `bytes` where the alignment allows, so leave `bytes` as they are afterwards.
 *
 * @param bytes a whole file; nothing in it is trusted
 * @throws SeqbenchError `file.unreadable` for anything that `encodeSnapshot` would not have written
 */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const { header, start } = readHeader(bytes);
  const { rows, ...rest } = header;
  const trainBytes = partBytes(rows.train, header.shape);
  const expected = start + trainBytes + partBytes(rows.test, header.shape);
  if (bytes.length !== expected) refuse(`it has ${bytes.length} bytes where its header asks for ${expected}`);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const train = readPart(aligned, start, rows.train, header);
  const test = readPart(aligned, start + trainBytes, rows.test, header);
  return { header: rest, train, validation: null, test };
}

function readHeader(bytes: Uint8Array): { readonly header: FileHeader; readonly start: number } {
  const jsonStart = snapshotMagic.length + 4;
  if (bytes.length < jsonStart || new TextDecoder().decode(bytes.subarray(0, snapshotMagic.length)) !== snapshotMagic) {
    refuse('it does not begin as a snapshot does');
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(snapshotMagic.length, true);
  if (jsonStart + length > bytes.length) refuse('it ends inside its header');
  const parsed = snapshotHeaderSchema.safeParse(parseJson(bytes.subarray(jsonStart, jsonStart + length)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`its header is not valid (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown reason'})`);
  }
  return { header: parsed.data, start: tensorStart(length) };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refuse('its header is not JSON');
  }
}

function readPart(bytes: Uint8Array, start: number, rows: number, header: FileHeader): SnapshotPart {
  const { input, output, task, classes } = header.shape;
  const [inputs, outputs] = [rows * sizeOf(input), rows * sizeOf(output)];
  const at = bytes.byteOffset + start;
  const x = new Float32Array(bytes.buffer, at + rows * 4, inputs);
  const y = new Float32Array(bytes.buffer, at + (rows + inputs) * 4, outputs);
  if (!x.every(Number.isFinite) || !y.every(Number.isFinite)) refuse('it holds values that are not numbers');
  if (task !== 'number' && !y.every((index) => Number.isInteger(index) && index >= 0 && index < classes.length)) {
    refuse('it names a class that its header does not have');
  }
  return {
    rows: new Uint32Array(bytes.buffer, at, rows),
    x: new DenseSamples(x, sizeOf(input)),
    y: new DenseSamples(y, sizeOf(output)),
    lengths: null,
    known: null,
    base: null,
  };
}

function refuse(reason: string): never {
  return fail({
    code: 'file.unreadable',
    message: `The prepared data cannot be read: ${reason}.`,
    remedy: 'Delete the file and prepare the problem again; your dataset is not touched.',
  });
}
