import { expect, it } from 'vitest';
import { featuresOf, targetScaling } from './feature-columns';
import { problemSpecSchema } from './problem';

it('a column that is called as something that every object has is scaled like any other', () => {
  const names = ['constructor', 'toString', '__proto__', 'valueOf', 'hasOwnProperty'];
  const windows = { inputs: names, lookBack: 2, known: ['isPrototypeOf'] };
  const spec = problemSpecSchema.parse({
    shape: 'windows',
    windows,
    targets: names,
    task: 'number',
    scaling: 'standard',
    scalings: { valueOf: 'log' },
  });
  expect(featuresOf(spec).map(({ scaling }) => scaling)).toEqual(['standard', 'standard', 'standard', 'log', 'standard', 'standard']);
  expect(names.map((name) => targetScaling(spec, name))).toEqual(['standard', 'standard', 'standard', 'log', 'standard']);
  const rows = problemSpecSchema.parse({ steps: names, features: 5, targets: ['y'], task: 'number', scaling: 'min-max' });
  expect(featuresOf(rows).map(({ scaling }) => scaling)).toEqual(names.map(() => 'min-max'));
});
