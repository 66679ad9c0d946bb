import type { Shape } from '../../../src-main/core/model/layer';
import type { DataSpec } from '../support/formula';
import type { ParityCase, RawSpec } from '../support/case';
import { Draw } from './draw';
import { drawLayer, insideStack, outputOf } from './layers';
import { optimizerOf } from './optimizers';

interface Task {
  readonly loss: string;
  readonly loss_options?: Readonly<Record<string, number | boolean>>;
  readonly y: DataSpec;
  /** Activations of the Dense layer that must end the stack; empty where any layer may. */
  readonly endings: readonly string[];
}

const bits: DataSpec = { kind: 'integers', low: 0, high: 1 };
const numbers: DataSpec = { kind: 'uniform', low: -2, high: 2 };
const logits = { from_logits: true };

const tasks: readonly Task[] = [
  { loss: 'mean_squared_error', y: numbers, endings: [] },
  { loss: 'mean_squared_error', y: numbers, endings: [] },
  { loss: 'mean_absolute_error', y: numbers, endings: [] },
  { loss: 'mean_absolute_percentage_error', y: { kind: 'uniform', low: 0.5, high: 2 }, endings: [] },
  { loss: 'huber', loss_options: { delta: 0.7 }, y: numbers, endings: [] },
  { loss: 'huber', y: numbers, endings: [] },
  { loss: 'log_cosh', y: numbers, endings: [] },
  { loss: 'quantile', loss_options: { quantile: 0.2 }, y: numbers, endings: [] },
  { loss: 'poisson', y: { kind: 'integers', low: 0, high: 3 }, endings: ['softplus', 'exponential'] },
  { loss: 'binary_crossentropy', y: bits, endings: ['sigmoid'] },
  { loss: 'binary_crossentropy', loss_options: logits, y: bits, endings: ['linear', 'tanh'] },
  { loss: 'categorical_crossentropy', y: { kind: 'one_hot' }, endings: ['softmax'] },
  { loss: 'categorical_crossentropy', loss_options: logits, y: { kind: 'one_hot' }, endings: ['linear', 'elu'] },
  { loss: 'sparse_categorical_crossentropy', y: { kind: 'integers', low: 0, high: 1 }, endings: ['softmax'] },
  { loss: 'sparse_categorical_crossentropy', loss_options: logits, y: { kind: 'integers', low: 0, high: 1 }, endings: ['linear'] },
];

/** @returns a random model of two to six layers, with data and training; the same for the same seed and number */
export function randomCase(seed: number, number: number): ParityCase {
  const draw = new Draw(seed * 100_003 + number);
  const task = draw.of(tasks);
  const { input, x, first } = inputOf(draw);
  const layers = stackOf(draw, input, first, task.endings);
  const name = `seed ${seed}, model ${number}: ${layers.map(({ type }) => type).join(', ')}`;
  return {
    name,
    seed: draw.between(1, 1_000_000),
    input,
    batch: draw.between(2, 9),
    batches: 5,
    steps: 50,
    // Adam and its kin make steps of the rounding of gradients that are zero, such as those of a bias before a normalisation.
    after: false,
    layers,
    loss: task.loss,
    ...(task.loss_options && { loss_options: task.loss_options }),
    optimizer: optimizerOf(draw),
    x: x(layers),
    y: task.y,
    ...draw.maybe(25, () => ({ sample_weights: { kind: 'uniform', low: 0.2, high: 2 } as const })),
  };
}

interface InputDraw {
  readonly input: readonly number[];
  readonly first: readonly RawSpec[];
  readonly x: (layers: readonly RawSpec[]) => DataSpec;
}

function inputOf(draw: Draw): InputDraw {
  const kind = draw.of(['sequence', 'sequence', 'sequence', 'row', 'image', 'words']);
  const values: InputDraw['x'] = () => ({ kind: 'uniform', low: -1, high: 1 });
  // Whole numbers, so that masking finds steps to leave out.
  const steps: InputDraw['x'] = ([layer]) => (layer?.type === 'Masking' ? { kind: 'integers', low: 0, high: 1 } : values([]));
  switch (kind) {
    case 'row':
      return { input: [draw.between(1, 9)], first: [], x: values };
    case 'image':
      return { input: [draw.between(3, 7), draw.between(3, 7), draw.between(1, 3)], first: [], x: values };
    case 'words': {
      const input = [draw.between(2, 8), ...(draw.percent(50) ? [1] : [])];
      return { input, first: [drawLayer(draw, input, ['Embedding'])], x: () => ({ kind: 'integers', low: 0, high: 4 }) };
    }
    default:
      return { input: [draw.between(2, 9), draw.between(1, 4)], first: draw.percent(20) ? [{ type: 'Masking' }] : [], x: steps };
  }
}

function stackOf(draw: Draw, input: Shape, first: readonly RawSpec[], endings: readonly string[]): readonly RawSpec[] {
  const length = draw.between(2, 6) - (endings.length > 0 ? 1 : 0);
  const layers = [...first];
  let shape = first.reduce<Shape>((above, spec) => outputOf(spec, above) ?? above, input);
  while (layers.length < length) {
    const spec = drawLayer(draw, shape, insideStack);
    shape = outputOf(spec, shape) ?? shape;
    layers.push(spec);
  }
  return endings.length > 0 ? [...layers, { type: 'Dense', units: draw.between(2, 4), activation: draw.of(endings) }] : layers;
}
