import * as tf from '@tensorflow/tfjs-core';

/** The part of tfjs-node's backend by which it comes to a tensor of its own binding. */
interface TensorStore {
  readonly binding: {
    readonly TF_INT64: number;
    /** @returns its number at the binding */
    createTensor(shape: readonly number[], type: number, values: Int32Array): number;
  };
  readonly tensorMap: {
    set(dataId: object, tensor: { shape: readonly number[]; dtype: number; id: number; values: null; refCount: number }): void;
  };
}

const made = new Map<number, { readonly dataId: object }>();

/**
 * A 64-bit whole number as an input of TensorFlow's operations; tfjs has none. Each is made once and kept: tfjs-node's own class makes a
 * tensor at every call and forgets to delete it, two kilobytes a training step.
 *
 * @param value from 0 to 2³¹ - 1
 */
export function int64Scalar(value: number): unknown {
  const scalar = made.get(value) ?? make(value);
  made.set(value, scalar);
  return scalar;
}

function make(value: number): { readonly dataId: object } {
  // The backend's class is not exported as a type that core knows.
  const { binding, tensorMap } = tf.backend() as unknown as TensorStore;
  const dataId = {};
  const id = binding.createTensor([], binding.TF_INT64, Int32Array.of(value, 0));
  tensorMap.set(dataId, { shape: [], dtype: binding.TF_INT64, id, values: null, refCount: 1 });
  return { dataId };
}
