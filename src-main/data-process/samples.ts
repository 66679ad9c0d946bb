import samples from '../../resources/samples/index.json';
import type { Sha256 } from '../core/ids';

/** @returns whether a file is one that our sample generators write, known by the hash of its bytes: it is simulated, and says so */
export function isSimulated(hash: Sha256): boolean {
  return samples.some((sample) => sample.sha256 === hash);
}
