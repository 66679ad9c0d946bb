import { expect, it } from 'vitest';
import type { ModelSpecInput } from '../../../core/model/model';
import { instantiateKernels } from '../kernels';
import { MemoryPlan } from '../memory';
import { Network } from '../network';
import { Optimizer } from '../optimizers';
import { testModel } from '../testing/models';
import { addLanes } from './add-lanes';
import { pieceCount } from './pieces';
import { Recorder } from './recorder';

/** A recurrent kernel that rests, a matrix whose gradient is shared out, and small weights on both sides of it. */
const layers: ModelSpecInput['layers'] = [
  { type: 'SimpleRNN', units: 20, return_sequences: true },
  { type: 'Flatten' },
  { type: 'Dense', units: 4000, activation: 'relu' },
  { type: 'Dense', units: 3 },
];
const optimizers = ['SGD', 'RMSprop', 'Adam', 'AdamW', 'Nadam', 'Adamax', 'Adagrad', 'Adadelta'] as const;
const options = [{}, { weight_decay: 0.01 }, { clipvalue: 0.5 }] as const;
const cases = optimizers.flatMap((type) => options.map((option) => [type, option] as const));

/** [first byte, byte after the last] of everything that the calls of a tape touch. */
function touched(tape: readonly number[], names: readonly string[]): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  for (let at = 1; at < tape.length; at += 2 + tape[at + 1]!) {
    const args = tape.slice(at + 2, at + 2 + tape[at + 1]!);
    const pieces = pieceCount(names[tape[at]!]!)!;
    for (const address of args.slice(0, pieces)) if (address !== 0) found.push([address, address + args[pieces]!]);
  }
  return found;
}

it.each(cases)('an update by %s with %j touches no byte from two threads, whatever its calls are cut into', (type, option) => {
  const model = testModel(layers, 'mean_squared_error', { type, ...option });
  const recorder = new Recorder(instantiateKernels());
  const { kernels } = recorder;
  const memory = new MemoryPlan(kernels);
  const first = new Network(model, [1, 5], 1, 4, { kernels, memory, lane: 0 });
  const { parameters } = first;
  const second = new Network(model, [1, 5], 1, 4, { kernels, memory, parameters, lane: 1 });
  const optimizer = new Optimizer(model.optimizer, kernels, parameters);
  first.commit();
  optimizer.prepare();
  expect(parameters.list.map(({ isWritten }) => isWritten)).toEqual([false, false, false, true, false, false, false]);
  const tapes = recorder.recordRangesAhead(8, () => {
    addLanes(kernels, parameters, [second.grads]);
    optimizer.step();
  });
  const all = tapes.map((tape) => touched(tape, recorder.names));
  expect(all.every((own) => own.length > 0)).toBe(true);
  for (const [thread, own] of all.entries()) {
    const others = all.slice(thread + 1).flat();
    for (const [from, to] of own) expect(others.filter(([start, end]) => start < to && from < end)).toEqual([]);
  }
});
