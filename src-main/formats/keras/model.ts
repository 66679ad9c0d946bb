import type { LayerSpec } from '../../core/model/layers';
import type { OptimizerSpec } from '../../core/model/optimizers';
import type { Given } from './given';
import type { LossChoice } from './loss';

/** A tensor of a model as Keras lays it out. */
export interface WeightTensor {
  /** `lstm_1/recurrent_kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array;
}

/** What a `.keras` file holds. */
export interface KerasModel {
  /** As the file names it: `sequential`. */
  readonly name: string;
  /** The first is Input, with the shape that the file was built for. */
  readonly layers: readonly LayerSpec[];
  readonly loss: Given<LossChoice>;
  readonly optimizer: Given<OptimizerSpec>;
  /** In the order of `get_weights()`. */
  readonly weights: readonly WeightTensor[];
  /** What the file says and is done otherwise here, one sentence each. */
  readonly notes: readonly string[];
}
