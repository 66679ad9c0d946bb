import { DenseSamples, type Samples } from '../../core/problem/samples';
import { decodeFirst, firstMagic } from './decode-v1';
import { ArrayReader } from './array-reader';
import { checkLayout, checkTargets, hasStarts, type Table, windowsOf } from './part-layout';
import { checkFinite, magicOf, readHead, refuse } from './refuse';
import {
  type FileHeader,
  type PartLayout,
  type SamplesLayout,
  type Snapshot,
  snapshotHeaderSchema,
  snapshotMagic,
  type SnapshotPart,
} from './snapshot';

/**
 * Reads a snapshot of any version. Its arrays are views of `bytes` where the alignment allows, so leave `bytes` as they are afterwards.
 *
 * @param bytes a whole file; nothing in it is trusted
 * @throws SeqbenchError `file.unreadable` for anything that `encodeSnapshot` would not have written
 */
export function decodeSnapshot(bytes: Uint8Array): Snapshot {
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const magic = magicOf(whole);
  if (magic === firstMagic) return decodeFirst(whole);
  if (magic !== snapshotMagic) refuse('it does not begin as a snapshot does');
  const { json, end } = readHead(whole, magic);
  return readArrays(parseHeader(json), new ArrayReader(whole, end));
}

/** @throws SeqbenchError `file.unreadable` where it is no header of the current version */
export function parseHeader(json: unknown): FileHeader {
  const parsed = snapshotHeaderSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(`its header is not valid (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown reason'})`);
}

function readArrays(file: FileHeader, reader: ArrayReader): Snapshot {
  const { tables: sizes, parts, ...rest } = file;
  const { maskValue, ...shape } = rest.shape;
  const header = { ...rest, shape: maskValue === undefined ? shape : { ...shape, maskValue } };
  const tables = sizes.map(({ rows, width }) => ({ rows, width, values: reader.floats(rows * width) }));
  for (const { values } of tables) checkFinite(values);
  const read = (layout: PartLayout): SnapshotPart => new PartReader(file, tables, reader).read(layout);
  const train = read(parts.train);
  const validation = parts.validation && read(parts.validation);
  const test = parts.test === 'train' ? train : read(parts.test);
  reader.end();
  return { header, train, validation, test };
}

/** Reads the arrays of one part, in the order of the file. */
class PartReader {
  constructor(
    private readonly file: FileHeader,
    private readonly tables: readonly Table[],
    private readonly reader: ArrayReader,
  ) {}

  read(layout: PartLayout): SnapshotPart {
    const { count, x, y, known } = layout;
    checkLayout(this.file, layout);
    const rows = this.reader.integers(count);
    const starts = hasStarts(layout) ? this.reader.integers(count) : new Uint32Array();
    const lengths = layout.lengths ? this.reader.integers(count) : null;
    if (lengths?.some((length) => length > (this.file.shape.input[0] ?? 0))) refuse('a sequence is longer than its shape');
    const samples = {
      x: this.samples(x, count, starts),
      y: this.samples(y, count, starts),
      known: known && this.samples(known, count, starts),
    };
    checkTargets(this.file, samples.y);
    const base = layout.base === null ? null : this.reader.doubles(count * layout.base);
    if (base) checkFinite(base);
    const order = layout.order ? this.reader.doubles(count) : null;
    return { rows, ...samples, lengths, base, ...(order ? { order } : {}) };
  }

  private samples(layout: SamplesLayout, count: number, starts: Uint32Array): Samples {
    if (layout.kind === 'dense') {
      const values = this.reader.floats(count * layout.size);
      checkFinite(values);
      return new DenseSamples(values, layout.size);
    }
    return windowsOf(layout, this.tables[layout.table], starts);
  }
}
