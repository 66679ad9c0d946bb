import * as tf from '@tensorflow/tfjs-core';

/** What tfjs-node's backend offers beyond the common interface; `dist/nodejs_kernel_backend.d.ts` has all of it. */
interface NodeBackend {
  readonly binding: Readonly<Record<'TF_ATTR_TYPE' | 'TF_ATTR_INT' | 'TF_ATTR_FLOAT' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>>;
  executeMultipleOutputs(name: string, attributes: readonly Attribute[], inputs: readonly unknown[], outputs: number): tf.Tensor[];
}

interface Attribute {
  readonly name: string;
  readonly type: number;
  readonly value: number | boolean | readonly number[];
}

/** The attributes that we use, by the kind of value that TensorFlow's operation declares. */
export interface OperationAttributes {
  readonly ints?: Readonly<Record<string, number>>;
  readonly floats?: Readonly<Record<string, number>>;
  readonly flags?: Readonly<Record<string, boolean>>;
}

/** @returns whether kernels run in libtensorflow, not in JavaScript */
export function hasTensorFlow(): boolean {
  return tf.getBackend() === 'tensorflow';
}

/**
 * One operation of libtensorflow by its own name, over float32. Not seen by tfjs's gradients: belongs inside `tf.customGrad`.
 *
 * @param name as in TensorFlow's `raw_ops`
 * @returns as many tensors as asked for; tidied up by tfjs as any other
 */
export function rawOperation(name: string, inputs: readonly unknown[], outputs: number, attributes: OperationAttributes = {}): tf.Tensor[] {
  // The name of the backend was asked before; its class is not exported as a type that core knows.
  const backend = tf.backend() as unknown as NodeBackend;
  const { TF_ATTR_TYPE, TF_ATTR_INT, TF_ATTR_FLOAT, TF_ATTR_BOOL, TF_FLOAT } = backend.binding;
  const entries = <Value extends number | boolean>(type: number, values: Readonly<Record<string, Value>> = {}): Attribute[] =>
    Object.entries(values).map(([attribute, value]) => ({ name: attribute, type, value }));
  return backend.executeMultipleOutputs(
    name,
    [
      { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
      ...entries(TF_ATTR_INT, attributes.ints),
      ...entries(TF_ATTR_FLOAT, attributes.floats),
      ...entries(TF_ATTR_BOOL, attributes.flags),
    ],
    inputs,
    outputs,
  );
}

/** @returns the first output of an operation that has one */
export function rawResult(name: string, inputs: readonly unknown[], attributes?: OperationAttributes): tf.Tensor {
  const [result] = rawOperation(name, inputs, 1, attributes);
  if (!result) throw new Error(`TensorFlow's ${name} gave nothing.`);
  return result;
}

/** A kernel of tfjs by its own name, where the public function or its gradient refuses what it does not need to. */
export function tfjsKernel(name: string, inputs: tf.NamedTensorMap, attributes: Readonly<Record<string, number[] | string>>): tf.Tensor {
  return tf.engine().runKernel(name, inputs, attributes);
}
