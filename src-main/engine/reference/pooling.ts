import type { GlobalPoolingSpec } from '../../core/model/layers/global-pooling';
import type { Pooling1dSpec } from '../../core/model/layers/pooling1d';
import type { Pooling2dSpec } from '../../core/model/layers/pooling2d';
import { Matrix, valueAt } from './matrix';
import { samePadding } from './same-padding';

/**
 * keras.layers.MaxPooling and AveragePooling, 1D and 2D: largest value or mean of the cells that the window sees inside the input.
 *
 * @param input, output shapes of one sample
 */
export function pooling(spec: Pooling1dSpec | Pooling2dSpec, x: Matrix, input: readonly number[], output: readonly number[]): Matrix {
  const isSequence = input.length === 2;
  const pair = (values: number | readonly [number, number]): readonly number[] => (typeof values === 'number' ? [1, values] : values);
  const size = pair(spec.pool_size);
  const strides = spec.strides === null ? size : pair(spec.strides);
  const [height = 1, width = 1] = isSequence ? [1, ...input] : input;
  const [outputHeight = 1, outputWidth = 1] = isSequence ? [1, ...output] : output;
  const cells = (at: number, axis: number, length: number): readonly number[] => {
    const [span, stride] = [valueAt(size, axis), valueAt(strides, axis)];
    const before = spec.padding === 'same' ? samePadding(length, span, stride).before : 0;
    return Array.from({ length: span }, (_, i) => at * stride + i - before).filter((cell) => cell >= 0 && cell < length);
  };
  const rows: number[] = [];
  for (let y = 0; y < outputHeight; y++) {
    for (let column = 0; column < outputWidth; column++) {
      const seen = cells(y, 0, height).flatMap((row) => cells(column, 1, width).map((i) => row * width + i));
      for (let feature = 0; feature < x.columns; feature++)
        rows.push(
          reduce(
            spec.type,
            seen.map((cell) => x.at(cell, feature)),
          ),
        );
    }
  }
  return new Matrix(outputHeight * outputWidth, x.columns, rows);
}

/**
 * keras.layers.GlobalMaxPooling and GlobalAveragePooling, 1D and 2D.
 *
 * @param mask [steps], which only GlobalAveragePooling1D looks at
 */
export function globalPooling(spec: GlobalPoolingSpec, x: Matrix, mask: readonly number[] | null): Matrix {
  const isMasked = mask !== null && spec.type === 'GlobalAveragePooling1D';
  const cells = Array.from({ length: x.rows }, (_, cell) => cell).filter((cell) => !isMasked || valueAt(mask, cell) !== 0);
  const values = Array.from({ length: x.columns }, (_, feature) =>
    reduce(
      spec.type,
      cells.map((cell) => x.at(cell, feature)),
    ),
  );
  return new Matrix(1, x.columns, values);
}

function reduce(type: string, values: readonly number[]): number {
  return type.includes('Max') ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0) / values.length;
}
