import { Stopwatch } from './timing';

/** Sums and products that do not wait for one another: as many as keep both pipes busy and fit into the registers. */
const CHAINS = 6;
const TURNS = 2500;
/** Operations of one call: in each turn four rounds of `CHAINS` additions and multiplications of four lanes. */
const FLOPS = TURNS * 4 * CHAINS * 2 * 4;

const numbers = Array.from({ length: CHAINS }, (_, index) => index);
const round = numbers.map((i) => `s${i} = f32x4.add(s${i}, b); m${i} = f32x4.mul(m${i}, a);`).join(' ');
const source = `export function run(turns: u32, x: f32, y: f32): f32 {
  const a = f32x4.splat(x), b = f32x4.splat(y);
  let ${numbers.map((i) => `s${i} = f32x4.splat(${i}.0), m${i} = f32x4.splat(1.${i})`).join(', ')};
  for (; turns > 0; turns--) { ${round.repeat(4)} }
  return f32x4.extract_lane(${numbers.map((i) => `f32x4.add(s${i}, m${i})`).reduce((sum, next) => `f32x4.add(${sum}, ${next})`)}, 0);
}`;

interface PeakModule {
  readonly run: (turns: number, x: number, y: number) => number;
}

/** Measures what one core can do in 128-bit SIMD, beside every model: additions and multiplications at once, nothing else. */
export class Peak {
  private constructor(private readonly watch: Stopwatch) {}

  static async create(): Promise<Peak> {
    const { run } = await compile();
    // Factors so close to 1 and 0 that nothing overflows or becomes subnormal.
    const peak = new Peak(new Stopwatch(() => void run(TURNS, 0.999_999, 1e-6)));
    await peak.watch.warmUp(500, 50);
    return peak;
  }

  /** Some milliseconds' worth. */
  async sample(): Promise<void> {
    await this.watch.round(3, 5);
  }

  /** @returns floating-point operations a millisecond in the best tenth of all samples */
  get flopsPerMs(): number {
    return FLOPS / this.watch.timing().bestDecile;
  }
}

async function compile(): Promise<PeakModule> {
  const { default: assembler } = await import('assemblyscript/asc');
  const outputs = new Map<string, Uint8Array | string>();
  const { error, stderr } = await assembler.main(
    ['peak.ts', '--outFile', 'peak.wasm', '-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'],
    {
      readFile: (name) => (name === 'peak.ts' ? source : null),
      writeFile: (name, contents) => void outputs.set(name, contents),
    },
  );
  const bytes = outputs.get('peak.wasm');
  if (error || typeof bytes !== 'object') throw new Error(stderr.toString());
  const { exports } = new host.Instance(new host.Module(bytes), { env: { abort: fail } });
  return exports as PeakModule;
}

/** The part of the host's WebAssembly that is used; the type libraries know it only together with the whole DOM. */
const host = Reflect.get(globalThis, 'WebAssembly') as {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

function fail(): never {
  throw new Error('The kernel that measures the peak stopped.');
}
