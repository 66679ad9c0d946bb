import { featureAt, featuresOf, stepAt } from './feature-columns';
import { fillForward, fillInterpolated } from './fill';
import { inputShapeSize, losesFirst, maskOf } from './planned-shape';
import type { ProblemSpec } from './problem';
import type { Transform } from './scaling-spec';
import { applyTransform } from './transform';

/** Makes the sequence or the picture of one row out of its columns. */
export class RowTensor {
  /** Values of a sample. */
  readonly size: number;
  private readonly features: number;
  private readonly steps: number;
  private readonly lost: number;
  private readonly filling: number;
  /** [columns] where each column's value goes: step × features + feature */
  private readonly slots: Uint32Array;
  private readonly values: Float64Array;
  private readonly transforms: readonly Transform[];
  private readonly means: Float64Array | null;

  /** @param means [columns] mean of each over the training part; null where they are not wanted */
  constructor(
    private readonly spec: ProblemSpec,
    transforms: readonly Transform[],
    means: Float64Array | null,
  ) {
    this.features = featuresOf(spec).length;
    this.steps = spec.steps.length / this.features;
    this.lost = losesFirst(spec) ? 1 : 0;
    this.size = inputShapeSize(spec);
    this.filling = maskOf(spec) ?? 0;
    this.transforms = transforms;
    this.means = means;
    this.values = new Float64Array(spec.steps.length);
    const image = spec.shape === 'image-a-row';
    this.slots = Uint32Array.from(spec.steps, (_, place) => (image ? place : stepAt(spec, place) * this.features + featureAt(spec, place)));
  }

  /**
   * @param columns [columns] values of a row in the order of `steps`, NaN where missing
   * @param into takes the sample from `at` on
   * @returns steps of the sample that are not filling
   */
  write(columns: ArrayLike<number>, into: Float32Array, at: number): number {
    for (let place = 0; place < this.slots.length; place += 1) this.values[this.slots[place] ?? 0] = columns[place] ?? NaN;
    const length = this.spec.shape === 'sequence-a-row' && this.spec.lengths !== 'equal' ? this.length() : this.steps;
    this.fill(length);
    this.scale(length, into, at);
    return length - this.lost;
  }

  /** Steps up to the last that holds a value. */
  private length(): number {
    for (let slot = this.values.length - 1; slot >= 0; slot -= 1) {
      if (!Number.isNaN(this.values[slot] ?? NaN)) return Math.floor(slot / this.features) + 1;
    }
    return 0;
  }

  private fill(length: number): void {
    const { missing } = this.spec;
    const { values, features, means } = this;
    const end = length * features;
    if (missing === 'forward' || missing === 'interpolate') {
      const fill = missing === 'forward' ? fillForward : fillInterpolated;
      for (let feature = 0; feature < features; feature += 1) fill(values, feature, end, features);
    }
    if (!means) return;
    for (let place = 0; place < this.slots.length; place += 1) {
      const slot = this.slots[place] ?? 0;
      if (slot < end && Number.isNaN(values[slot] ?? NaN)) values[slot] = means[place] ?? NaN;
    }
  }

  private scale(length: number, into: Float32Array, at: number): void {
    const { values, features, lost, filling, transforms } = this;
    const shift = lost * features;
    const end = length * features;
    for (let slot = shift, target = at; slot < values.length; slot += 1, target += 1) {
      const transform = transforms[slot % features];
      const raw = slot < end ? (values[slot] ?? NaN) : NaN;
      const value = transform ? applyTransform(raw, transform, values[slot - features] ?? 0) : raw;
      into[target] = Number.isNaN(value) ? filling : value;
    }
  }
}
