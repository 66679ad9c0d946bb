import { expect, it } from 'vitest';
import { newLayer } from './create';
import { setOption, setOptimizerOption } from './edit';
import { formName, kerasDefault, type OptionGuide, optionsOf, optionValue } from './guide';
import { layerTypes } from './layers';
import { modelSpecSchema, optimizerSchema } from './model';

/** Options that are set by the program, or have a single possible value. */
const withoutGuide = ['type', 'shape'];

/** The names of the options themselves, not of what is inside them. */
function explained(of: Parameters<typeof optionsOf>[0]): readonly string[] {
  return [...new Set(optionsOf(of).map((guide) => guide.option.split('.')[0]!))].sort();
}

it.each(layerTypes)('every option of %s is explained, and none that it does not have', (type) => {
  const layer = newLayer(type);
  expect(explained(layer)).toEqual(
    Object.keys(layer)
      .filter((option) => !withoutGuide.includes(option))
      .sort(),
  );
});

it.each(layerTypes)('every choice and form offered for %s is accepted, with all that is inside it', (type) => {
  const model = modelSpecSchema.parse({ name: 'M', layers: [newLayer(type)], loss: 'binary_crossentropy', optimizer: { type: 'Adam' } });
  for (const { option, input } of optionsOf(newLayer(type))) {
    for (const choice of input.kind === 'choice' || input.kind === 'form' ? input.choices : []) {
      const changed = setOption(model, 0, option, choice);
      const layer = changed.layers[0]!;
      expect(formName(optionValue(layer, option))).toBe(choice);
      for (const inner of optionsOf(layer)) expect(() => setOption(changed, 0, inner.option, valueFor(layer, inner))).not.toThrow();
    }
  }
});

/** What the option has now, as it would be set. */
function valueFor(of: Parameters<typeof optionsOf>[0], { option, input }: OptionGuide) {
  const value = optionValue(of, option);
  return input.kind === 'form' ? formName(value) : value;
}

it.each(optimizerSchema.options.map((option) => option.shape.type.value))('every option of %s is explained', (type) => {
  const optimizer = optimizerSchema.parse({ type });
  expect(explained(optimizer)).toEqual(
    Object.keys(optimizer)
      .filter((option) => option !== 'type')
      .sort(),
  );
});

it('a learning rate becomes a schedule that begins with it, and a number again', () => {
  const model = modelSpecSchema.parse({
    name: 'M',
    layers: [newLayer('Dense')],
    loss: 'mean_squared_error',
    optimizer: { type: 'Adam', learning_rate: 0.02 },
  });
  const scheduled = setOptimizerOption(model, 'learning_rate', 'CosineDecay');
  expect(scheduled.optimizer.learning_rate).toMatchObject({ type: 'CosineDecay', initial_learning_rate: 0.02 });
  const slower = setOptimizerOption(scheduled, 'learning_rate.decay_steps', 50);
  expect(slower.optimizer.learning_rate).toMatchObject({ decay_steps: 50 });
  expect(setOptimizerOption(slower, 'learning_rate', 'constant').optimizer.learning_rate).toBe(0.02);
});

it('the layer inside a wrapper is edited like any other', () => {
  const model = modelSpecSchema.parse({
    name: 'M',
    layers: [newLayer('Bidirectional')],
    loss: 'mean_squared_error',
    optimizer: { type: 'Adam' },
  });
  const larger = setOption(model, 0, 'layer.units', 64);
  expect(larger.layers[0]).toMatchObject({ type: 'Bidirectional', layer: { type: 'LSTM', units: 64 } });
  const held = setOption(setOption(larger, 0, 'layer.kernel_regularizer', 'L2'), 0, 'layer.kernel_regularizer.l2', 0.5);
  expect(held.layers[0]).toMatchObject({ layer: { units: 64, kernel_regularizer: { type: 'L2', l2: 0.5 } } });
  expect(setOption(held, 0, 'layer', 'GRU').layers[0]).toMatchObject({ layer: { type: 'GRU', units: 32 } });
});

it('knows Keras’s defaults, and that units have none', () => {
  expect(kerasDefault(newLayer('GRU'), 'reset_after')).toBe(true);
  expect(kerasDefault(newLayer('LSTM'), 'recurrent_activation')).toBe('sigmoid');
  expect(kerasDefault(newLayer('LSTM'), 'units')).toBeNull();
  expect(optionValue(newLayer('LSTM'), 'filters')).toBeNull();
});

it('offers to read backwards inside Bidirectional only where that is on, so that it can be turned off', () => {
  const model = modelSpecSchema.parse({
    name: 'M',
    layers: [newLayer('Bidirectional')],
    loss: 'mean_squared_error',
    optimizer: { type: 'Adam' },
  });
  const offered = (layer: Parameters<typeof optionsOf>[0]) => optionsOf(layer).some(({ option }) => option.endsWith('go_backwards'));
  expect([offered(newLayer('LSTM')), offered(model.layers[0]!)]).toEqual([true, false]);
  expect(offered(setOption(model, 0, 'layer.go_backwards', true).layers[0]!)).toBe(true);
});

it('has a wrapper’s own options first', () => {
  expect(
    optionsOf(newLayer('Bidirectional'))
      .map(({ option }) => option)
      .slice(0, 3),
  ).toEqual(['layer', 'merge_mode', 'layer.units']);
});
