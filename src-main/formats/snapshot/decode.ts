import { allValues, DenseSamples, type Samples, WindowSamples } from '../../core/problem/samples';
import { decodeFirst, firstMagic } from './decode-v1';
import { ArrayReader } from './array-reader';
import { checkClasses, checkFinite, magicOf, readHead, refuse } from './refuse';
import {
  type FileHeader,
  type PartLayout,
  type SamplesLayout,
  sizeOf,
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
  const parsed = snapshotHeaderSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`its header is not valid (${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown reason'})`);
  }
  return readArrays(parsed.data, new ArrayReader(whole, end));
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

interface Table {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
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
    const { shape, targets } = this.file;
    const [inputs, outputs] = [sizeOf(shape.input), sizeOf(shape.output)];
    this.checkSizes(x, [inputs]);
    this.checkSizes(y, [outputs]);
    if (known) this.checkSizes(known, [targets.length, outputs]);
    if (layout.base !== null && layout.base !== targets.length && layout.base !== outputs) refuse('its base has another size');
    const rows = this.reader.integers(count);
    const windows = [x, y, known].some((each) => each?.kind === 'windows');
    const starts = windows ? this.reader.integers(count) : new Uint32Array();
    const lengths = layout.lengths ? this.reader.integers(count) : null;
    if (lengths?.some((length) => length > (shape.input[0] ?? 0))) refuse('a sequence is longer than its shape');
    const samples = {
      x: this.samples(x, count, starts),
      y: this.samples(y, count, starts),
      known: known && this.samples(known, count, starts),
    };
    this.checkTargets(samples.y);
    const base = layout.base === null ? null : this.reader.doubles(count * layout.base);
    if (base) checkFinite(base);
    const order = layout.order ? this.reader.doubles(count) : null;
    return { rows, ...samples, lengths, base, ...(order ? { order } : {}) };
  }

  private checkSizes(layout: SamplesLayout, allowed: readonly number[]): void {
    const width = layout.kind === 'windows' ? (this.tables[layout.table]?.width ?? NaN) : 0;
    const size = layout.kind === 'windows' ? layout.rows * width : layout.size;
    if (!allowed.includes(size)) refuse(`its samples have ${size} values where its shape asks for ${allowed.join(' or ')}`);
  }

  private samples(layout: SamplesLayout, count: number, starts: Uint32Array): Samples {
    if (layout.kind === 'dense') {
      const values = this.reader.floats(count * layout.size);
      checkFinite(values);
      return new DenseSamples(values, layout.size);
    }
    const table = this.tables[layout.table];
    if (!table) return refuse('it has windows of a table that is not there');
    const last = table.rows - layout.offset - layout.rows;
    if (starts.some((start) => start > last)) refuse('a window goes beyond its table');
    return new WindowSamples(table.values, table.width, starts, layout.offset, layout.rows);
  }

  private checkTargets(y: Samples): void {
    const { task, classes } = this.file.shape;
    if (task === 'number') return;
    // Windows overlap: written out one by one, their values could be far more than the rows that they are cut from.
    checkClasses(y instanceof WindowSamples ? y.table : allValues(y), classes.length);
  }
}
