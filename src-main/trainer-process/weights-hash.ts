import { createHash } from 'node:crypto';
import { asId, type Sha256 } from '../core/ids';
import type { NamedTensor } from '../engine/engine';

/** SHA-256 over every tensor in order: its name and shape as text, then its float32 values, little-endian. */
export function hashWeights(tensors: readonly NamedTensor[]): Sha256 {
  const hash = createHash('sha256');
  for (const { name, shape, values } of tensors) {
    hash.update(`${name} ${shape.join('x')}\n`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return asId<Sha256>(hash.digest('hex'));
}
