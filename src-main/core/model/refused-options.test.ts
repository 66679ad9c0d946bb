import { describe, expect, it } from 'vitest';
import { checkModel, isBuildable } from './check';
import { applyFix } from './edit';
import { modelSpecSchema, type ModelSpec, type ModelSpecInput } from './model';

const problem = { input: [6, 1], open: false, output: [1], task: 'binary', classes: ['0', '1'] } as const;
type Layer = ModelSpecInput['layers'][number];

function check(layer: Layer, optimizer: ModelSpecInput['optimizer'] = { type: 'Adam' }) {
  const found = checkModel(modelWith(layer, optimizer), problem);
  return { isBuildable: isBuildable(found), first: found.problems[0] };
}

function modelWith(layer: Layer, optimizer: ModelSpecInput['optimizer']): ModelSpec {
  const layers: Layer[] = [{ type: 'Input' }, layer, { type: 'Dense', units: 1, activation: 'sigmoid' }];
  return modelSpecSchema.parse({ name: 'Model', layers, loss: 'binary_crossentropy', optimizer });
}

const maxNorm = (axis: number) => ({ type: 'MaxNorm', axis }) as const;

describe('options of weights that Keras refuses for their shape', () => {
  it.each([
    ['LSTM: bias_constraint.axis is 1', { type: 'LSTM', units: 4, bias_constraint: maxNorm(1) }, 'bias_constraint.axis'],
    ['LSTM: recurrent_constraint.axis is 3', { type: 'LSTM', units: 4, recurrent_constraint: maxNorm(3) }, 'recurrent_constraint.axis'],
    [
      'Bidirectional: layer.kernel_constraint.axis is 2',
      { type: 'Bidirectional', layer: { type: 'LSTM', units: 4, kernel_constraint: maxNorm(2) } },
      'layer.kernel_constraint.axis',
    ],
    ['LSTM: bias_initializer cannot be orthogonal', { type: 'LSTM', units: 4, bias_initializer: 'orthogonal' }, 'bias_initializer'],
    [
      'LSTM: bias_initializer cannot be orthogonal',
      { type: 'LSTM', units: 4, unit_forget_bias: false, bias_initializer: { type: 'Orthogonal' } },
      'bias_initializer',
    ],
  ] as const)('%s is told before training, with the button that mends it', (message, layer, option) => {
    const { isBuildable: builds, first } = check(layer);
    expect(builds).toBe(false);
    expect(first).toMatchObject({ severity: 'error', layer: 1, fixes: [{ kind: 'set-option', option }] });
    expect(first?.message).toContain(message);
  });

  it.each([
    ['an orthogonal bias of two rows', { type: 'GRU', units: 4, bias_initializer: 'orthogonal' }],
    ['a matrix held along its second axis', { type: 'LSTM', units: 4, kernel_constraint: maxNorm(1), bias_constraint: maxNorm(0) }],
  ] as const)('takes %s', (_what, layer) => {
    expect(check(layer)).toEqual({ isBuildable: true, first: undefined });
  });
});

describe('an optimizer that is to clip in two ways', () => {
  it('is refused as Keras refuses it: a training would heed one of them alone', () => {
    const { isBuildable: builds, first } = check({ type: 'LSTM', units: 4 }, { type: 'Adam', clipnorm: 1, clipvalue: 0.5 });
    expect(builds).toBe(false);
    expect(first).toMatchObject({ severity: 'error', layer: null });
    expect(first?.message).toBe(
      'Adam clips gradients in one way alone: only one of Clip by norm (clipnorm) and Clip by value (clipvalue) can be set, as in Keras.',
    );
  });

  it('is mended by a button for each way, which leaves that way alone', () => {
    const clips = { clipnorm: 1, global_clipnorm: 2, clipvalue: 0.5 };
    const model = modelWith({ type: 'LSTM', units: 4 }, { type: 'Adam', ...clips });
    const fixes = checkModel(model, problem).problems[0]?.fixes ?? [];
    expect(fixes.map((fix) => fix.label)).toEqual([
      'Keep only “Clip by norm”',
      'Keep only “Clip all by norm”',
      'Keep only “Clip by value”',
    ]);
    for (const [index, kept] of (['clipnorm', 'global_clipnorm', 'clipvalue'] as const).entries()) {
      const mended = applyFix(model, fixes[index]!);
      expect(isBuildable(checkModel(mended, problem))).toBe(true);
      expect(mended.optimizer).toEqual({ ...model.optimizer, clipnorm: null, global_clipnorm: null, clipvalue: null, [kept]: clips[kept] });
    }
  });

  it('may clip in any one way', () => {
    for (const clip of [{ clipnorm: 1 }, { clipvalue: 1 }, { global_clipnorm: 1 }])
      expect(check({ type: 'LSTM', units: 4 }, { type: 'SGD', ...clip }).isBuildable).toBe(true);
  });
});
