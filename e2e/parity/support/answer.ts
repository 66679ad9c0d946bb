/** Keras's figures for a case, as `answers.py` writes them; README.md says what each is. */
export interface KerasAnswer {
  readonly params: number;
  /** By layer, without Input. */
  readonly layer_params: readonly number[];
  readonly weights: readonly KerasWeight[];
  /** Of the first batch: inputs, targets, sample weights. */
  readonly checksums: readonly number[];
  readonly output?: string;
  readonly loss?: number;
  readonly gradients?: readonly KerasGradient[];
  readonly losses?: readonly number[];
  readonly output_after?: string;
  readonly first_step?: readonly string[];
  readonly run?: readonly string[];
  readonly run_again?: string;
}

export interface KerasWeight {
  /** `lstm/lstm_cell/kernel`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly trainable: boolean;
  readonly checksum: number;
}

/** All values of a gradient, or every k-th of a large one. */
export interface KerasGradient {
  readonly name: string;
  readonly every: number;
  readonly max: number;
  readonly sum: number;
  readonly values: string;
}

/** @param text little-endian float32 values in base64 */
export function decode(text: string): Float32Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Float32Array(bytes.buffer);
}
