import { describe, expect, it } from 'vitest';
import type { Scaling } from './scaling-spec';
import { scale, type Scaler, ScalerFit } from './scaling';

function fitted(scaling: Scaling, values: readonly number[]): Scaler {
  const fit = new ScalerFit(scaling);
  for (const value of values) fit.add(value);
  return fit.result();
}

const values = [-3, 1.5, 1e6, 2, 2, 7.25, -0.125];

describe('a scaler', () => {
  // mean_ and scale_ of StandardScaler, data_min_ and data_range_ of MinMaxScaler; scikit-learn 1.9.1.
  it('has the figures of scikit-learn’s StandardScaler', () => {
    const { offset, scale: deviation } = fitted('standard', values);
    expect(offset).toBeCloseTo(142858.51785714287, 8);
    expect(deviation).toBeCloseTo(349926.54478199343, 8);
  });

  it('keeps its digits where the values are large and close together', () => {
    const { offset, scale: deviation } = fitted('standard', [1e8 + 1, 1e8 + 2, 1e8 + 3, 1e8 + 4]);
    expect(offset).toBe(100000002.5);
    expect(deviation).toBeCloseTo(1.118033988749895, 12);
  });

  it('has the figures of scikit-learn’s MinMaxScaler', () => {
    expect(fitted('min-max', values)).toEqual({ offset: -3, scale: 1000003 });
  });

  it('only shifts a constant, as scikit-learn does', () => {
    const constant = Array.from({ length: 5 }, () => 0.1);
    for (const scaling of ['standard', 'min-max'] as const) {
      const scaler = fitted(scaling, constant);
      expect(scaler.scale).toBe(1);
      expect(scale(0.1, scaler)).toBeCloseTo(0, 15);
    }
  });

  it('leaves values as they are where none is wanted, or nothing was seen', () => {
    expect(fitted('none', values)).toEqual({ offset: 0, scale: 1 });
    expect(fitted('min-max', [])).toEqual({ offset: 0, scale: 1 });
  });
});
