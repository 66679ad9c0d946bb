import type { Kernels } from './kernels';
import type { MemoryPlan } from './memory';

/** Purpose word of the counter; 1 is dropout's, in `kernels/random/dropout-mask.ts`, and 2 the noise's, in `gaussian-noise.ts` there. */
const INITIALISERS = 0;
const CHUNK = 1024;

/** The two words of a seed: a whole number from 0 to 2⁵³ - 1. */
export function seedKey(seed: number): readonly [low: number, high: number] {
  return [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0];
}

/** Random words for the initialisers: Philox4x32-10 keyed with the seed, one stream a weight. */
export class RandomWords {
  readonly #buffer: number;

  constructor(
    private readonly kernels: Kernels,
    private readonly memory: MemoryPlan,
    private readonly key: readonly [number, number],
  ) {
    this.#buffer = memory.reserve(CHUNK);
  }

  /** @returns a function that gives the next number of the stream, evenly spread over (0, 1) */
  stream(number: number): () => number {
    let words = new Uint32Array(0);
    let at = 0;
    let chunk = 0;
    return () => {
      if (at === words.length) {
        this.kernels.philox(this.#buffer, CHUNK / 4, this.key[0], this.key[1], chunk++, number, INITIALISERS);
        words = this.memory.words(this.#buffer, CHUNK).slice();
        at = 0;
      }
      return ((words[at++] ?? 0) + 0.5) / 2 ** 32;
    };
  }
}

/** Draws the model's dropout masks and noise: the same seed, step and number of the mask give the same values. */
export class DropoutRandom {
  key: readonly [number, number];
  /** Training steps done. */
  step = 0;
  #masks: number;

  /** @param firstMask number of the first mask: what draws for other rows of the same model takes others */
  constructor(
    private readonly kernels: Kernels,
    seed: number,
    firstMask = 0,
  ) {
    this.key = seedKey(seed);
    this.#masks = firstMask;
  }

  /** @returns a function that fills a mask for the current step */
  mask(address: number, rate: number): (size: number) => void {
    const stream = this.#masks++;
    const threshold = Math.floor(rate * 2 ** 32);
    const scale = 1 / (1 - rate);
    return (size) => {
      this.kernels.dropoutMask(address, size * 4, threshold, scale, this.key[0], this.key[1], this.step, stream);
    };
  }

  /** @returns a function that fills a stretch of memory with noise for the current step */
  noise(address: number, stddev: number): (size: number) => void {
    const stream = this.#masks++;
    return (size) => {
      this.kernels.gaussianNoise(address, size * 4, stddev, this.key[0], this.key[1], this.step, stream);
    };
  }
}
