import { readFileSync } from 'node:fs';
import { type ModelSpec, type ModelSpecInput, modelSpecSchema } from '../../../core/model/model';

/** Files that Keras made, by `e2e/parity/keras-files/make.py`. */
const folder = new URL('../../../../e2e/parity/keras-files/', import.meta.url);

interface Expected extends Partial<Pick<ModelSpecInput, 'loss' | 'loss_options' | 'optimizer'>> {
  readonly layers: ModelSpecInput['layers'];
  readonly functional?: boolean;
  /** A batch of two samples, its shape, and what Keras predicts for it; all row by row. */
  readonly x: readonly number[];
  readonly x_shape: readonly number[];
  readonly y: readonly number[];
  readonly weights: readonly { readonly shape: readonly number[]; readonly sha256: string }[];
}

/** What Keras says of each file. */
export const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Readonly<Record<string, Expected>>;

export function fileOf(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`${name}.keras`, folder)));
}

/** The model that a file was made of; one that was not compiled gets a loss and an optimizer. */
export function specOf(name: string): ModelSpec {
  const { layers, loss = 'mean_squared_error', loss_options = {}, optimizer = { type: 'Adam' } } = expected[name] ?? { layers: [] };
  return modelSpecSchema.parse({ name, layers, loss, loss_options, optimizer });
}
