/**
 * Random numbers that depend on nothing but seed, training step, place and position: the same step draws the same noise after a
 * restore, and every step another. The mixing is `lowbias32` (Wellons, 2018), twice a number.
 */
export class StepNoise {
  constructor(
    private readonly seed: number,
    /** Training steps done. */
    private readonly step: number,
  ) {}

  /**
   * @param place tells apart the layers, and the masks of one layer
   * @returns numbers evenly spread over (0, 1)
   */
  uniform(place: number, size: number): Float32Array {
    const low = mix((this.seed >>> 0) ^ 0x9e3779b9);
    const high = mix(low ^ (Math.floor(this.seed / 2 ** 32) >>> 0));
    const key = mix(mix(high ^ (this.step >>> 0)) ^ Math.imul(place + 1, 0x85ebca6b));
    const values = new Float32Array(size);
    // 24 bits are what a float32 below 1 holds exactly.
    for (let i = 0; i < size; i++) values[i] = ((mix(mix(key + i) ^ key) >>> 8) + 0.5) / 2 ** 24;
    return values;
  }

  /** Standard normal numbers (Box and Muller, 1958). */
  normal(place: number, size: number): Float32Array {
    const pairs = Math.ceil(size / 2);
    const uniform = this.uniform(place, 2 * pairs);
    const values = new Float32Array(2 * pairs);
    for (let pair = 0; pair < pairs; pair++) {
      const radius = Math.sqrt(-2 * Math.log(uniform[2 * pair] ?? 0.5));
      const angle = 2 * Math.PI * (uniform[2 * pair + 1] ?? 0);
      values[2 * pair] = radius * Math.cos(angle);
      values[2 * pair + 1] = radius * Math.sin(angle);
    }
    return values.subarray(0, size);
  }

  /** Factors of dropout: 0 for the dropped share, 1 / (1 - rate) for the others. */
  keep(place: number, size: number, rate: number): Float32Array {
    const scale = 1 / (1 - rate);
    return this.uniform(place, size).map((value) => (value < rate ? 0 : scale));
  }
}

function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
