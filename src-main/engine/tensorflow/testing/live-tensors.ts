import * as tf from '@tensorflow/tfjs-core';
import { hasTensorFlow } from '../kernels';

/** What makes and deletes tensors in libtensorflow; tfjs counts only those that went through itself. */
interface Binding {
  createTensor(...given: readonly unknown[]): number;
  executeOp(...given: readonly unknown[]): readonly unknown[];
  deleteTensor(id: number): void;
}

/** @returns how many more tensors there are than when this was called */
export function countTensors(): () => number {
  if (!hasTensorFlow()) {
    const before = tf.memory().numDataBuffers;
    return () => tf.memory().numDataBuffers - before;
  }
  // The backend's class is not exported as a type that core knows.
  const backend = tf.backend() as unknown as { binding: Binding };
  const { binding } = backend;
  let live = 0;
  const counting: Binding = {
    createTensor: (...given) => {
      live += 1;
      return binding.createTensor(...given);
    },
    executeOp: (...given) => {
      const made = binding.executeOp(...given);
      live += made.length;
      return made;
    },
    deleteTensor: (id) => {
      live -= 1;
      binding.deleteTensor(id);
    },
  };
  backend.binding = Object.create(binding, Object.getOwnPropertyDescriptors(counting)) as Binding;
  return () => live;
}
