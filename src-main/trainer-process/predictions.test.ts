import { describe, expect, it } from 'vitest';
import { randomStream } from '../core/problem/random';
import { type PredictionsInput, predictionsCsv as piecesOf, sevenDigits, shortest } from './predictions';

const predictionsCsv = (input: PredictionsInput): string => [...piecesOf(input)].join('');

const rows = Uint32Array.of(0, 4);
const shared = { targets: ['y'], show: shortest };

describe('predictionsCsv', () => {
  it('gives the second class’s probability for two classes', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'binary' as const, classes: ['lost', 'won'] };
    const csv = predictionsCsv({
      shape,
      rows,
      actual: Float32Array.of(1, 0),
      answers: Float32Array.of(0.75, 0.5),
      size: 1,
      threshold: 0.5,
      ...shared,
    });
    expect(csv).toBe('row,actual,predicted,p_won\n1,won,won,0.75\n5,lost,lost,0.5\n');
  });

  it('keeps labels that are formulas from being run by a spreadsheet, and numbers as they are', () => {
    const shape = {
      input: [1, 1],
      open: false,
      output: [1],
      task: 'classes' as const,
      classes: ['-1', '+2.5e3', '=1+1', '@SUM(A1)', '-x'],
    };
    const csv = predictionsCsv({
      shape,
      rows: Uint32Array.from({ length: 5 }, (_, row) => row),
      actual: Float32Array.of(0, 1, 2, 3, 4),
      answers: Float32Array.from({ length: 25 }, (_, at) => (at % 6 === 0 ? 1 : 0)),
      size: 5,
      threshold: 0.5,
      ...shared,
    });
    const cells = csv
      .split('\n')
      .slice(1, 6)
      .map((line) => line.split(',').slice(1, 3));
    expect(cells).toEqual([
      ['-1', '-1'],
      ['+2.5e3', '+2.5e3'],
      ["'=1+1", "'=1+1"],
      ["'@SUM(A1)", "'@SUM(A1)"],
      ["'-x", "'-x"],
    ]);
  });

  it('gives the same column for two answers', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'binary' as const, classes: ['lost', 'won'] };
    const csv = predictionsCsv({
      shape,
      rows,
      actual: Float32Array.of(1, 0),
      answers: Float32Array.of(0.25, 0.75, 0.875, 0.125),
      size: 2,
      threshold: 0.5,
      ...shared,
    });
    expect(csv).toBe('row,actual,predicted,p_won\n1,won,won,0.75\n5,lost,lost,0.125\n');
  });

  it('gives a column a class for several, with labels quoted where they need it', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'classes' as const, classes: ['a', 'b, c', 'd'] };
    const output = Float32Array.of(0.25, 0.5, 0.25, 0, 0, 1);
    const csv = predictionsCsv({ shape, rows, actual: Float32Array.of(1, 0), answers: output, size: 3, threshold: 0.5, ...shared });
    expect(csv).toBe('row,actual,predicted,p_a,"p_b, c",p_d\n1,"b, c","b, c",0.25,0.5,0.25\n5,a,d,0,0,1\n');
  });

  it('gives the value itself for a number', () => {
    const shape = { input: [1, 1], open: false, output: [1], task: 'number' as const, classes: [] };
    const csv = predictionsCsv({
      shape,
      rows,
      actual: Float32Array.of(300, -1.5),
      answers: Float32Array.of(293.23, 0.1),
      size: 1,
      threshold: 0.5,
      ...shared,
    });
    expect(csv).toBe('row,actual,predicted\n1,300,293.23\n5,-1.5,0.1\n');
  });
});

describe('predictionsCsv of several values', () => {
  const numbers = { task: 'number' as const, classes: [], open: false, input: [1, 1] };
  const some = { rows, size: 1, threshold: 0.5, show: sevenDigits };

  it('puts targets side by side, and rows ahead behind one another', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    const shape = { ...numbers, output: [4] };
    const csv = predictionsCsv({ ...some, shape, targets: ['high', 'low'], actual: values, answers: values.map((value) => value / 3) });
    const [head, first] = csv.split('\n');
    expect(head).toBe(
      'row,actual_high_1,predicted_high_1,actual_low_1,predicted_low_1,actual_high_2,predicted_high_2,actual_low_2,predicted_low_2',
    );
    expect(first).toBe('1,1,0.3333333,2,0.6666667,3,1,4,1.333333');
  });

  it('comes in pieces that together are the whole', () => {
    const count = 25_000;
    const values = Float64Array.from({ length: count }, (_, row) => row);
    const input = {
      ...some,
      rows: Uint32Array.from(values),
      shape: { ...numbers, output: [1] },
      targets: ['y'],
      actual: values,
      answers: values,
    };
    expect([...piecesOf(input)].map((piece) => piece.split('\n').length - 1)).toEqual([10_000, 10_000, 5_001]);
    expect(predictionsCsv(input).split('\n').slice(1, -1)).toEqual(Array.from(values, (row) => `${row + 1},${row},${row}`));
  });

  it('say when the predicted row is, under the name of the order column', () => {
    const shape = { ...numbers, output: [1] };
    const input = { ...some, shape, targets: ['y'], actual: [1, 2], answers: [3, 4] };
    const at = (sample: number): string => ['2013-02-08', '2013-02-11'][sample] ?? '';
    expect(predictionsCsv({ ...input, order: { name: 'date', at } })).toBe(
      'row,date,actual,predicted\n1,2013-02-08,1,3\n5,2013-02-11,2,4\n',
    );
    const head = (name: string): string | undefined => predictionsCsv({ ...input, order: { name, at } }).split('\n')[0];
    expect(head('actual')).toBe('row,order_actual,actual,predicted');
    expect(head('=cmd()')).toBe("row,'=cmd(),actual,predicted");
  });

  it('gives a line a step where every step is answered', () => {
    const shape = { ...numbers, output: [2, 1] };
    const csv = predictionsCsv({ ...some, shape, targets: ['y'], actual: [1, 2, 3, 4], answers: [5, 6, 7, 8] });
    expect(csv).toBe('row,step,actual,predicted\n1,1,1,5\n1,2,2,6\n5,1,3,7\n5,2,4,8\n');
  });

  it('gives classes and their probabilities for every row ahead', () => {
    const shape = { ...numbers, task: 'classes' as const, classes: ['a', 'b', 'c'], output: [2] };
    const answers = Float32Array.of(1, 0, 0, 0, 0.5, 0.25);
    const csv = predictionsCsv({ ...some, rows: Uint32Array.of(8), shape, targets: ['y'], actual: [0, 2], answers, size: 3 });
    expect(csv).toBe('row,actual_1,predicted_1,p_a_1,p_b_1,p_c_1,actual_2,predicted_2,p_a_2,p_b_2,p_c_2\n9,a,a,1,0,0,c,b,0,0.5,0.25\n');
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
