import { DenseSamples, type Samples } from '../../core/problem/samples';
import type { PartTargets } from '../../core/leaderboard/targets';
import { decodeSnapshot, parseHeader } from './decode';
import { firstMagic } from './decode-v1';
import { checkLayout, checkTargets, hasStarts, type Table, windowsOf } from './part-layout';
import { type PiecewiseFile, PieceReader } from './piece-reader';
import { checkFinite, magicOf, readHead, refuse } from './refuse';
import { type FileHeader, type PartLayout, type SamplesLayout, type SnapshotHeader, snapshotMagic } from './snapshot';

/** What a guess is made from that needs no model. */
export interface SnapshotTargets {
  readonly header: Pick<SnapshotHeader, 'transforms' | 'targets'>;
  readonly train: PartTargets;
  readonly test: PartTargets;
}

/**
 * Reads the targets of a snapshot of any version, and what was known before them. Of the current version, what goes in is neither read nor
 * checked: it can be far larger.
 *
 * @param file nothing in it is trusted
 * @throws SeqbenchError `file.unreadable` where its header, its size, or what is read is not as `encodeSnapshot` would have written it
 */
export async function readTargets(file: PiecewiseFile): Promise<SnapshotTargets> {
  const start = await file.read(0, Math.min(file.bytes, snapshotMagic.length + 4));
  if (magicOf(start) === firstMagic) return decodeSnapshot(await file.read(0, file.bytes));
  if (magicOf(start) !== snapshotMagic || start.length < snapshotMagic.length + 4) refuse('it does not begin as a snapshot does');
  const length = new DataView(start.buffer, start.byteOffset).getUint32(snapshotMagic.length, true);
  const head = await file.read(0, Math.min(file.bytes, start.length + length));
  const { json, end } = readHead(head, snapshotMagic);
  return readArrays(parseHeader(json), new PieceReader(file, end));
}

async function readArrays(header: FileHeader, reader: PieceReader): Promise<SnapshotTargets> {
  const { train, validation, test } = header.parts;
  const wanted = [train, test].flatMap((part) => (part === 'train' ? [] : [part.y, part.known]));
  const tables: (Table | undefined)[] = [];
  for (const [index, { rows, width }] of header.tables.entries()) {
    const isWanted = wanted.some((layout) => layout?.kind === 'windows' && layout.table === index);
    tables.push(isWanted ? { rows, width, values: await finite(reader.floats(rows * width)) } : undefined);
    if (!isWanted) reader.skip(rows * width * 4);
  }
  const first = await readPart(header, tables, reader, train);
  if (validation) skipPart(header, reader, validation);
  const last = test === 'train' ? first : await readPart(header, tables, reader, test);
  reader.end();
  return { header, train: first, test: last };
}

/** In the order of the file. */
async function readPart(
  header: FileHeader,
  tables: readonly (Table | undefined)[],
  reader: PieceReader,
  layout: PartLayout,
): Promise<PartTargets> {
  checkLayout(header, layout);
  const { count, x, y, known } = layout;
  const samples = async (of: SamplesLayout): Promise<Samples> =>
    of.kind === 'windows'
      ? windowsOf(of, tables[of.table], starts)
      : new DenseSamples(await finite(reader.floats(count * of.size)), of.size);
  reader.skip(count * 4);
  const starts = hasStarts(layout) ? await reader.integers(count) : new Uint32Array();
  if (layout.lengths) reader.skip(count * 4);
  skipSamples(reader, x, count);
  const targets = { y: await samples(y), known: known && (await samples(known)) };
  checkTargets(header, targets.y);
  const base = layout.base === null ? null : await finite(reader.doubles(count * layout.base));
  if (layout.order) reader.skip(count * 8);
  return { ...targets, base };
}

function skipPart(header: FileHeader, reader: PieceReader, layout: PartLayout): void {
  checkLayout(header, layout);
  const { count, x, y, known, base } = layout;
  reader.skip(count * 4);
  if (hasStarts(layout)) reader.skip(count * 4);
  if (layout.lengths) reader.skip(count * 4);
  for (const samples of [x, y, known]) if (samples) skipSamples(reader, samples, count);
  if (base !== null) reader.skip(count * base * 8);
  if (layout.order) reader.skip(count * 8);
}

function skipSamples(reader: PieceReader, layout: SamplesLayout, count: number): void {
  if (layout.kind === 'dense') reader.skip(count * layout.size * 4);
}

async function finite<T extends Float32Array | Float64Array>(read: Promise<T>): Promise<T> {
  const values = await read;
  checkFinite(values);
  return values;
}
