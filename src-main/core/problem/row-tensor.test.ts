import { expect, it } from 'vitest';
import { plannedShape } from './planned-shape';
import { problemSpecSchema } from './problem';
import { RowTensor } from './row-tensor';

it('pictures of 28 × 28 pixels have the shape that Keras prints, row by row', () => {
  const steps = Array.from({ length: 784 }, (_, pixel) => `p${pixel}`);
  const spec = problemSpecSchema.parse({
    shape: 'image-a-row',
    steps,
    image: { height: 28, width: 28 },
    task: 'classes',
    scaling: 'divide-255',
  });
  expect(plannedShape(spec, ['0', '1']).input).toEqual([28, 28, 1]);
  const tensor = new RowTensor(spec, [{ column: 'pixels', kind: 'divide-255', offset: 0, scale: 255 }], null);
  const into = new Float32Array(tensor.size);
  expect(
    tensor.write(
      Float64Array.from(steps, (_, pixel) => pixel % 256),
      into,
      0,
    ),
  ).toBe(784);
  expect(into).toEqual(Float32Array.from(steps, (_, pixel) => (pixel % 256) / 255));
});
