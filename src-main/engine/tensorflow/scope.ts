import * as tf from '@tensorflow/tfjs-core';

/** As `tf.tidy`, which walks through every value of an array that it is handed: tensors made inside are freed, what is kept stays. */
export function scoped<Result>(work: () => Result): Result {
  tf.engine().startScope();
  try {
    return work();
  } finally {
    tf.engine().endScope();
  }
}
