import { type Zippable, zipSync } from 'fflate';
import yauzl from 'yauzl';
import { SeqbenchError } from '../../core/errors';
import { crc32 } from './crc32';
import { invalid, shown, unsupported } from './fault';

/** The three files that a `.keras` file is a zip of (`keras.src.saving.saving_lib`). */
export interface KerasArchive {
  readonly config: string;
  readonly metadata: string;
  /** HDF5. */
  readonly weights: Uint8Array;
}

const files = { config: 'config.json', metadata: 'metadata.json', weights: 'model.weights.h5' } as const;

/** Most bytes a file of the archive may unpack to; a config of 200 layers is half a megabyte. */
const most: Readonly<Record<string, number>> = { [files.config]: 2 ** 25, [files.metadata]: 2 ** 16, [files.weights]: 2 ** 30 };
/** Keras stores without packing; weights that someone packed again shrink a little, and text not a hundredfold. */
const mostRatio = 100;

/** Largest `.keras` file that is read at all, in bytes. */
export const largestFile = 2 ** 30;

/**
 * Unpacks a `.keras` file.
 *
 * @throws SeqbenchError `keras.invalid` for what is no zip, is cut off, damaged, or would unpack to far more than it is;
 *   `keras.unsupported` for files that belong to layers which need them
 */
export async function readArchive(bytes: Uint8Array): Promise<KerasArchive> {
  const [entries, zip] = await listEntries(bytes);
  const read = (name: string): Promise<Uint8Array> => unpack(zip, entries.get(name) ?? invalid(`it has no ${name}`, name));
  const text = async (name: string): Promise<string> => decode(await read(name), name);
  return { config: await text(files.config), metadata: await text(files.metadata), weights: await read(files.weights) };
}

/** Packs a `.keras` file as Keras does: nothing compressed. The same content gives the same bytes. */
export function writeArchive({ config, metadata, weights }: KerasArchive): Uint8Array {
  const encoder = new TextEncoder();
  const content: Zippable = {
    [files.metadata]: encoder.encode(metadata),
    [files.config]: encoder.encode(config),
    [files.weights]: weights,
  };
  return zipSync(content, { level: 0, mtime: '2020-01-01 00:00:00' });
}

async function listEntries(bytes: Uint8Array): Promise<readonly [ReadonlyMap<string, yauzl.Entry>, yauzl.ZipFile]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const zip = await yauzl.fromBufferPromise(buffer, { autoClose: false });
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of zip.eachEntry()) {
      refuseEntry(entry, entries, bytes.length);
      entries.set(entry.fileName, entry);
    }
    return [entries, zip];
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) throw thrown;
    return invalid('it is not a zip archive, or it was cut off');
  }
}

function refuseEntry(entry: yauzl.Entry, before: ReadonlyMap<string, yauzl.Entry>, fileSize: number): void {
  const { fileName: name, uncompressedSize, compressedSize } = entry;
  const limit = most[name];
  if (limit === undefined) unsupported(`The file holds ${shown(name)}, which no layer of Seqbench has a use for`, name);
  if (before.has(name)) invalid(`it holds ${name} twice`, name);
  if (compressedSize > fileSize) invalid(`${name} is cut off`, name);
  if (uncompressedSize > limit) invalid(`${name} would unpack to ${uncompressedSize} bytes, which no model of this kind has`, name);
  if (uncompressedSize > 1e6 && uncompressedSize > mostRatio * compressedSize)
    invalid(`${name} would unpack to more than ${mostRatio} times its size`, name);
  if (entry.isEncrypted() || !entry.canDecodeFileData()) unsupported(`${name} is encrypted or packed in an unusual way`, name);
}

/** yauzl counts what comes out and stops where it is more than the directory said. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array> {
  const bytes = new Uint8Array(entry.uncompressedSize);
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      bytes.set(chunk as Uint8Array, size);
      size += (chunk as Uint8Array).length;
    }
  } catch {
    return invalid(`${entry.fileName} cannot be unpacked`, entry.fileName);
  }
  if (size !== bytes.length || crc32(bytes) !== entry.crc32) invalid(`${entry.fileName} is damaged: its checksum is wrong`, entry.fileName);
  return bytes;
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return invalid(`${name} is not text`, name);
  }
}
