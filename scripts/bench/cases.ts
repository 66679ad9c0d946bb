import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelSpecSchema, type ModelSpec, type ModelSpecInput } from '../../src-main/core/model/model';

/** One model as it is timed. */
export interface BenchCase {
  readonly name: string;
  /** Every option filled in, with so small a rate that the weights, and with them the work, stay as they are. */
  readonly model: ModelSpec;
  /** The same without the defaults, as Keras's constructors take it. */
  readonly plain: { readonly layers: readonly object[]; readonly loss: string; readonly optimizer: object };
  /** Shape of one sample. */
  readonly input: readonly number[];
  /** Shape of one sample's target. */
  readonly target: readonly number[];
  readonly batch: number;
  /** Steps of an epoch of Keras's, which pays something for every epoch. */
  readonly epochSteps: number;
  readonly wanted: Wanted;
}

/** Ratios that issue 3 wants: their step over ours. */
export interface Wanted {
  readonly tfjs: number | null;
  readonly stretch: number | null;
  readonly tensorflow: number | null;
  readonly jax: number | null;
  /** How many times faster two cores are to be than one. */
  readonly scaling: number | null;
}

interface ProblemCase {
  readonly name: string;
  readonly input: readonly number[];
  readonly layers: readonly { readonly type: string; readonly units?: number; readonly return_sequences?: boolean }[];
  readonly loss?: string;
  readonly optimizer?: { readonly type: string };
}

const RATE = 1e-6;

/** Batches of the reference problems; the sizes in the parity cases are chosen for small files. */
const batches: Readonly<Record<string, number>> = { P1: 32, P2: 6, P3: 32, P4: 5, P5: 50, P6: 50, P7: 32 };

const large: ProblemCase = {
  name: 'LSTM 256 ×2',
  input: [100, 1],
  layers: [
    { type: 'LSTM', units: 256, return_sequences: true },
    { type: 'LSTM', units: 256 },
    { type: 'Dense', units: 1 },
  ],
};

/** The models of the reference problems, as the parity cases hold them, and a large one. */
export function benchCases(root: string, only: string | null): readonly BenchCase[] {
  const text = readFileSync(join(root, 'e2e/parity/cases/problems.json'), 'utf8');
  const { cases } = JSON.parse(text) as { readonly cases: readonly ProblemCase[] };
  return [...cases, large].filter(({ name }) => only === null || name.includes(only)).map(benchCase);
}

function benchCase({ name, input, layers, loss = 'mean_squared_error', optimizer = { type: 'Adam' } }: ProblemCase): BenchCase {
  const plain = { layers: layers.filter(({ type }) => type !== 'Input'), loss, optimizer: { ...optimizer, learning_rate: RATE } };
  const spec = { name, ...plain, layers: [{ type: 'Input' }, ...plain.layers] } as unknown as ModelSpecInput;
  return {
    name,
    plain,
    model: modelSpecSchema.parse(spec),
    input,
    target: targetShape(input, plain.layers),
    batch: batches[name.slice(0, 2)] ?? 64,
    epochSteps: name.startsWith('P') ? 27 : 2,
    wanted: wantedOf(name),
  };
}

/** Every step has a target where the last recurrent layer gives sequences; P7.3's answer is a sequence of one step. */
function targetShape(input: readonly number[], layers: ProblemCase['layers']): readonly number[] {
  const units = layers.at(-1)?.units ?? 1;
  const flat = layers.some(({ type, return_sequences }) => type === 'Flatten' || (isRecurrent(type) && return_sequences !== true));
  if (flat) return [units];
  return layers.some(({ type }) => type === 'Conv1D') ? [1, units] : [input[0] ?? 1, units];
}

const isRecurrent = (type: string): boolean => ['SimpleRNN', 'LSTM', 'GRU'].includes(type);

function wantedOf(name: string): Wanted {
  const jax = name.startsWith('P') ? 1 : null;
  const scaling = name.startsWith('P6') || !name.startsWith('P') ? 1.7 : null;
  const wanted = (tfjs: number | null, stretch: number | null, tensorflow: number | null): Wanted => ({
    tfjs,
    stretch,
    tensorflow,
    jax,
    scaling,
  });
  if (name.startsWith('P1.1')) return wanted(15, 30, 5);
  if (/^P1.*RNN/.test(name)) return wanted(45, 65, 5);
  if (name.startsWith('P1')) return wanted(30, 40, 5);
  if (name.startsWith('P3')) return wanted(18, 22, 2);
  if (name.startsWith('P4')) return wanted(40, 60, null);
  if (name.startsWith('P5')) return wanted(13, 19, 2);
  if (name.startsWith('P6')) return wanted(13, 17, 1);
  if (/^P.*(LSTM|GRU|Toy)/.test(name)) return wanted(30, 40, null);
  return wanted(null, null, null);
}
