import { describe, expect, it } from 'vitest';
import { DenseSamples, WindowSamples } from '../../core/problem/samples';
import { Batches, type TrainingPart } from './part';
import { densePart } from './start.test-support';

describe('Batches', () => {
  const part = densePart(Float32Array.of(0, 1, 10, 11, 20, 21), Float32Array.of(2, 0, 1));

  it('makes one-hot targets where the model wants one value a class, and clears those of the batch before', () => {
    const batches = new Batches(part, 3, 2);
    expect(batches.count).toBe(2);
    expect([...batches.gather(0, batches.natural).target]).toEqual([0, 0, 1, 1, 0, 0]);
    const last = batches.gather(1, batches.natural);
    expect([last.rows, ...last.target]).toEqual([1, 0, 1, 0]);
    expect([...last.x]).toEqual([20, 21]);
  });

  it('makes one-hot targets of a class that never occurs, and of every step', () => {
    const y = new DenseSamples(Float32Array.of(1, 2, 2, 1), 2);
    const batches = new Batches({ x: new DenseSamples(new Float32Array(4), 2), y, open: null }, 8, 2);
    expect([...batches.gather(0, batches.natural).target]).toEqual([0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0]);
  });

  it('takes rows in the order that is asked for', () => {
    const batches = new Batches(part, 1, 3);
    const batch = batches.gather(0, batches.cut(Uint32Array.of(2, 0, 1)));
    expect([...batch.x]).toEqual([20, 21, 0, 1, 10, 11]);
    expect([...batch.y]).toEqual([1, 2, 0]);
    expect(batch.target).toBe(batch.y);
  });

  it('shows rows that lie side by side in place', () => {
    const batches = new Batches(part, 1, 2);
    expect(batches.gather(0, batches.natural).x.buffer).toBe(part.x.values.buffer);
  });

  it('has no batch for no rows', () => {
    expect(new Batches(densePart(new Float32Array(0), new Float32Array(0)), 1, 32).count).toBe(0);
  });

  it('cuts windows out of a table that is never written out', () => {
    // Rows of two columns: t and its square. Windows of three rows; the target is the square one row on.
    const table = Float32Array.from([0, 1, 2, 3, 4, 5].flatMap((t) => [t, t * t]));
    const starts = Uint32Array.of(0, 1, 2);
    const squares = Float32Array.from([0, 1, 2, 3, 4, 5], (t) => t * t);
    const windows: TrainingPart = {
      x: new WindowSamples(table, 2, starts, 0, 3),
      y: new WindowSamples(squares, 1, starts, 3, 1),
      open: null,
    };
    const batches = new Batches(windows, 1, 2);
    const batch = batches.gather(0, batches.cut(Uint32Array.of(2, 0, 1)));
    expect([...batch.x]).toEqual([2, 4, 3, 9, 4, 16, 0, 0, 1, 1, 2, 4]);
    expect([...batch.y]).toEqual([25, 9]);
    expect([...batches.gather(1, batches.natural).y]).toEqual([25]);
  });

  it('gives sequences of one length at a time, without their filling', () => {
    // Three steps of two features at most; -1 is filling.
    const x = Float32Array.from([
      ...[1, 2, 3, 4, 5, 6],
      ...[7, 8, -1, -1, -1, -1],
      ...[9, 10, 11, 12, 13, 14],
      ...[15, 16, -1, -1, -1, -1],
    ]);
    const open = { lengths: Uint32Array.of(3, 1, 3, 1), features: 2 };
    const batches = new Batches({ x: new DenseSamples(x, 6), y: new DenseSamples(Float32Array.of(0, 1, 2, 3), 1), open }, 1, 2);
    const cut = batches.cut(Uint32Array.of(3, 2, 1, 0));
    const found = [0, 1].map((index) => {
      const { steps, rows, x: values, y } = batches.gather(index, cut);
      return { steps, rows, x: [...values], y: [...y] };
    });
    expect(found).toEqual([
      { steps: 1, rows: 2, x: [15, 16, 7, 8], y: [3, 1] },
      { steps: 3, rows: 2, x: [9, 10, 11, 12, 13, 14, 1, 2, 3, 4, 5, 6], y: [2, 0] },
    ]);
    expect([...batches.peers(0)!]).toEqual([0, 2]);
  });
});
