/** tfjs has no 64-bit whole numbers; tfjs-node passes them through its own class, which only its module knows. */
let make: ((value: number) => unknown) | null = null;

/** Called once, where the binding is loaded. */
export function useInt64Scalars(maker: (value: number) => unknown): void {
  make = maker;
}

/** @throws Error where the binding is not loaded: a fault of ours */
export function int64Scalar(value: number): unknown {
  if (!make) throw new Error('64-bit numbers need TensorFlow’s binding, which is not loaded.');
  return make(value);
}
