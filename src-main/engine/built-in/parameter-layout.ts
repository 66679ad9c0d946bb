import type { WeightSpec } from '../../core/model/layer';
import type { LayerSpec } from '../../core/model/layers';
import { sizeOf } from './tensor';

/**
 * How a weight of Keras's lies in the engine's memory: [gates × panels][rows][8], every gate padded to whole panels, so that
 * products read it in a row. Padding is zero and stays so, since its gradients are.
 */
export interface ParameterLayout {
  readonly rows: number;
  readonly gates: number;
  /** Columns of one gate. */
  readonly units: number;
  /** Place of each of Keras's gates. */
  readonly places: readonly number[];
}

/** GRU's input weights start with the candidate; Keras's order is update, reset, candidate. */
const CANDIDATE_FIRST = [1, 2, 0];

/** A weight of a wrapper is laid out as its inner layer's: the name's prefix tells which of two copies it belongs to. */
export function layoutOf(spec: LayerSpec, weight: WeightSpec): ParameterLayout {
  switch (spec.type) {
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return recurrentLayout(spec.type, spec.units, weight);
    case 'Bidirectional':
      return layoutOf(spec.layer, { ...weight, name: weight.name.replace(/^(forward|backward)_/, '') });
    case 'TimeDistributed':
      return layoutOf(spec.layer, weight);
    default:
      return plainLayout(weight.shape);
  }
}

function recurrentLayout(type: 'SimpleRNN' | 'LSTM' | 'GRU', cellUnits: number, weight: WeightSpec): ParameterLayout {
  const size = sizeOf(weight.shape);
  const columns = weight.shape.at(-1) ?? 1;
  const isBias = weight.name === 'bias';
  // Both biases of a GRU count as six gates of one row.
  const gates = (isBias ? size : columns) / cellUnits;
  return { rows: isBias ? 1 : size / columns, gates, units: cellUnits, places: placesOf(type, weight.name, gates) };
}

/** All lengths but the last are rows, as in a convolution's kernel; a vector is one row. */
function plainLayout(shape: readonly number[]): ParameterLayout {
  const units = shape.at(-1) ?? 1;
  return { rows: sizeOf(shape) / units, gates: 1, units, places: [0] };
}

function placesOf(type: LayerSpec['type'], name: string, gates: number): readonly number[] {
  const inOrder = Array.from({ length: gates }, (_, gate) => gate);
  if (type !== 'GRU' || name === 'recurrent_kernel') return inOrder;
  return [...CANDIDATE_FIRST, ...inOrder.slice(CANDIDATE_FIRST.length)];
}

/** Float32 values that the weight takes, padding included. */
export function paddedSize(layout: ParameterLayout): number {
  return layout.gates * Math.ceil(layout.units / 8) * 8 * layout.rows;
}

/** @returns the weight in Keras's row-major layout, from memory laid out as `layout` */
export function toKeras(layout: ParameterLayout, stored: Float32Array): Float32Array {
  const values = new Float32Array(layout.rows * layout.gates * layout.units);
  forEachValue(layout, (keras, engine) => {
    values[keras] = stored[engine] ?? 0;
  });
  return values;
}

/** Writes a weight in Keras's layout to memory laid out as `layout`. */
export function fromKeras(layout: ParameterLayout, values: Float32Array, stored: Float32Array): void {
  forEachValue(layout, (keras, engine) => {
    stored[engine] = values[keras] ?? 0;
  });
}

/** @param visit gets the place of every value in Keras's row-major layout, in order, and in the engine's memory */
export function forEachValue(layout: ParameterLayout, visit: (keras: number, engine: number) => void): void {
  const { rows, gates, units, places } = layout;
  const panels = Math.ceil(units / 8);
  let keras = 0;
  for (let row = 0; row < rows; row++) {
    for (let gate = 0; gate < gates; gate++) {
      const first = (places[gate] ?? gate) * panels;
      for (let unit = 0; unit < units; unit++) visit(keras++, ((first + (unit >> 3)) * rows + row) * 8 + (unit & 7));
    }
  }
}
