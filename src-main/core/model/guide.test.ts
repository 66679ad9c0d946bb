import { expect, it } from 'vitest';
import { newLayer } from './create';
import { setOption } from './edit';
import { kerasDefault, layerGuides, optionValue } from './guide';
import { layerTypes } from './layers';
import { modelSpecSchema, optimizerSchema } from './model';
import { optimizerGuides } from './training-guide';

/** Options that are set by the program, or have a single possible value. */
const withoutGuide = ['type', 'shape', 'bias_initializer'];

it.each(layerTypes)('every option of %s is explained, and none that it does not have', (type) => {
  const options = Object.keys(newLayer(type)).filter((option) => !withoutGuide.includes(option));
  expect(layerGuides[type].options.map((guide) => guide.option).sort()).toEqual(options.sort());
});

it.each(layerTypes)('every choice offered for %s is accepted', (type) => {
  const model = modelSpecSchema.parse({ name: 'M', layers: [newLayer(type)], loss: 'binary_crossentropy', optimizer: { type: 'Adam' } });
  for (const { option, input } of layerGuides[type].options) {
    for (const choice of input.kind === 'choice' ? input.choices : []) {
      expect(() => setOption(model, 0, option, choice)).not.toThrow();
    }
  }
});

it.each(['SGD', 'Adam', 'Nadam'] as const)('every option of %s is explained', (type) => {
  const options = Object.keys(optimizerSchema.parse({ type })).filter((option) => option !== 'type');
  expect(optimizerGuides[type].options.map((guide) => guide.option).sort()).toEqual(options.sort());
});

it('knows Keras’s defaults, and that units have none', () => {
  expect(kerasDefault('GRU', 'reset_after')).toBe(true);
  expect(kerasDefault('LSTM', 'recurrent_activation')).toBe('sigmoid');
  expect(kerasDefault('LSTM', 'units')).toBeNull();
  expect(optionValue(newLayer('LSTM'), 'filters')).toBeNull();
});
