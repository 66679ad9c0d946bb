import { describe, expect, it } from 'vitest';
import { randomStream } from '../core/problem/random';
import { predictionsCsv, shortest } from './predictions';

const rows = Uint32Array.of(0, 4);

describe('predictionsCsv', () => {
  it('gives the second class’s probability for two classes', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'binary' as const, classes: ['lost', 'won'] };
    const csv = predictionsCsv({ shape, rows, actual: Float32Array.of(1, 0), output: Float32Array.of(0.75, 0.5), size: 1, threshold: 0.5 });
    expect(csv).toBe('row,actual,predicted,p_won\n1,won,won,0.75\n5,lost,lost,0.5\n');
  });

  it('gives the same column for two answers', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'binary' as const, classes: ['lost', 'won'] };
    const csv = predictionsCsv({
      shape,
      rows,
      actual: Float32Array.of(1, 0),
      output: Float32Array.of(0.25, 0.75, 0.875, 0.125),
      size: 2,
      threshold: 0.5,
    });
    expect(csv).toBe('row,actual,predicted,p_won\n1,won,won,0.75\n5,lost,lost,0.125\n');
  });

  it('gives a column a class for several, with labels quoted where they need it', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'classes' as const, classes: ['a', 'b, c', 'd'] };
    const output = Float32Array.of(0.25, 0.5, 0.25, 0, 0, 1);
    const csv = predictionsCsv({ shape, rows, actual: Float32Array.of(1, 0), output, size: 3, threshold: 0.5 });
    expect(csv).toBe('row,actual,predicted,p_a,"p_b, c",p_d\n1,"b, c","b, c",0.25,0.5,0.25\n5,a,d,0,0,1\n');
  });

  it('gives the value itself for a number', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'number' as const, classes: [] };
    const csv = predictionsCsv({
      shape,
      rows,
      actual: Float32Array.of(300, -1.5),
      output: Float32Array.of(293.23, 0.1),
      size: 1,
      threshold: 0.5,
    });
    expect(csv).toBe('row,actual,predicted\n1,300,293.23\n5,-1.5,0.1\n');
  });
});

describe('shortest', () => {
  it('gives every float32 back, in no more digits than are needed', () => {
    expect(['0.1', '0.3', '16777216', '1.1754944e-38'].map((text) => shortest(Math.fround(Number(text))))).toEqual([
      '0.1',
      '0.3',
      '16777216',
      '1.1754944e-38',
    ]);
    const random = randomStream(7);
    for (let count = 0; count < 10_000; count += 1) {
      const value = new Float32Array(Uint32Array.of(random.below(2 ** 32)).buffer)[0]!;
      if (Number.isFinite(value)) expect(Math.fround(Number(shortest(value))), `seed 7, draw ${count}`).toBe(value);
    }
  });
});
