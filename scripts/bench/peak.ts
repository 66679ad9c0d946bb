import { assemble } from './assemble';
import { Stopwatch } from './timing';

/** Sums and products that do not wait for one another: as many as keep both pipes busy and fit into the registers. */
const CHAINS = 6;
const TURNS = 2500;
/** Operations of one call: in each turn four rounds of `CHAINS` additions and multiplications of four lanes. */
const FLOPS = TURNS * 4 * CHAINS * 2 * 4;

const numbers = Array.from({ length: CHAINS }, (_, index) => index);
const round = numbers.map((i) => `s${i} = f32x4.add(s${i}, b); m${i} = f32x4.mul(m${i}, a);`).join(' ');
const bareSource = `export function run(turns: u32): f32 {
  // So close to 1 and 0 that nothing overflows or becomes subnormal.
  const a = f32x4.splat(0.999999), b = f32x4.splat(0.000001);
  let ${numbers.map((i) => `s${i} = f32x4.splat(${i}.0), m${i} = f32x4.splat(1.${i})`).join(', ')};
  for (; turns > 0; turns--) { ${round.repeat(4)} }
  return f32x4.extract_lane(${numbers.map((i) => `f32x4.add(s${i}, m${i})`).reduce((sum, next) => `f32x4.add(${sum}, ${next})`)}, 0);
}`;

/** The same of fused operations, whose results come a turn later: twice as many chains. */
const FUSED_CHAINS = 12;
const FUSED_FLOPS = TURNS * 4 * FUSED_CHAINS * 2 * 4;
const fusedNumbers = Array.from({ length: FUSED_CHAINS }, (_, index) => index);
const fusedRound = fusedNumbers.map((i) => `s${i} = fused(s${i}, a, b);`).join(' ');
const fusedSource = `import { fused } from './src-main/engine/built-in/kernels/math/fused';
export function run(turns: u32): f32 {
  const a = f32x4.splat(0.999999), b = f32x4.splat(0.000001);
  let ${fusedNumbers.map((i) => `s${i} = f32x4.splat(${i}.0)`).join(', ')};
  for (; turns > 0; turns--) { ${fusedRound.repeat(4)} }
  return f32x4.extract_lane(${fusedNumbers.map((i) => `s${i}`).reduce((sum, next) => `f32x4.add(${sum}, ${next})`)}, 0);
}`;

/** What a recurrent step of LSTM 32 multiplies at batch 32: [32 × 32] · [32 × 128]. */
const SIZE = 32;
const COLUMNS = 128;
const PRODUCTS = 40;
const PRODUCT_FLOPS = PRODUCTS * 2 * SIZE * SIZE * COLUMNS;
const productSource = `import { product, setTerm, termRoom } from './src-main/engine/built-in/kernels/product/product';
const a = memory.data(${SIZE * SIZE * 4}, 16), b = memory.data(${SIZE * COLUMNS * 4}, 16), c = memory.data(${SIZE * COLUMNS * 4}, 16);
export function run(turns: u32): f32 {
  for (; turns > 0; turns--) {
    setTerm(termRoom, a, b, ${SIZE}, ${SIZE * 32});
    product(c, 0, false, termRoom, 1, ${SIZE}, ${COLUMNS / 8});
  }
  return load<f32>(c);
}`;

interface PeakModule {
  readonly run: (turns: number) => number;
}

/**
 * What one core can do in 128-bit SIMD, measured beside every model: additions and multiplications alone, the same fused, and a product of
 * matrices that lie in the first cache, which has to load what it multiplies.
 */
export class Peak {
  private constructor(
    private readonly bare: Stopwatch,
    private readonly fused: Stopwatch,
    private readonly product: Stopwatch,
  ) {}

  static async create(): Promise<Peak> {
    const bare = (await assemble(bareSource)) as PeakModule;
    const fused = (await assemble(fusedSource)) as PeakModule;
    const product = (await assemble(productSource)) as PeakModule;
    const runs = [() => void bare.run(TURNS), () => void fused.run(TURNS), () => void product.run(PRODUCTS)] as const;
    const watches = [new Stopwatch(runs[0]), new Stopwatch(runs[1]), new Stopwatch(runs[2])] as const;
    for (const watch of watches) await watch.warmUp(500, 50);
    return new Peak(...watches);
  }

  /** Some milliseconds' worth. */
  async sample(): Promise<void> {
    await this.bare.round(3, 5);
    await this.fused.round(3, 5);
    await this.product.round(3, 5);
  }

  /** @returns floating-point operations a millisecond in the best tenth of all samples */
  get flopsPerMs(): number {
    return FLOPS / this.bare.timing().bestDecile;
  }

  /** The same of fused multiplications and additions, two operations each. */
  get fusedFlopsPerMs(): number {
    return FUSED_FLOPS / this.fused.timing().bestDecile;
  }

  /** The same of the product: the engine's own kernel, with nothing else to do. */
  get productFlopsPerMs(): number {
    return PRODUCT_FLOPS / this.product.timing().bestDecile;
  }
}
