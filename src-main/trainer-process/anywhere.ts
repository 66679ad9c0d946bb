import { SeqbenchError } from '../core/errors';
import { type RandomStream, randomStream } from '../core/problem/random';
import type { Batch, Sampler } from '../engine/fit';
import type { FormulaWindows } from './formula-windows';

/** Draws in a row that gave no window: a formula that has so few values has none to learn from. */
const mostMisses = 10_000;
/** Moments that can be told apart within the range. */
const moments = 2 ** 32;

/** Windows of a formula that begin at any moment of the training part, not at its rows alone; each drawn evenly from all of them. */
export class AnywhereSampler implements Sampler {
  private readonly batch: Batch;
  private random: RandomStream;

  constructor(
    private readonly windows: FormulaWindows,
    rows: number,
    private readonly seed: number,
  ) {
    const y = new Float32Array(rows * windows.targetSize);
    this.batch = { rows, x: new Float32Array(rows * windows.inputSize), y, target: y, steps: null };
    this.random = randomStream(seed);
  }

  begin(stretch: number): void {
    // As rows are drawn: a resumed run draws what this one would have.
    this.random = randomStream(this.seed + stretch * 2 ** 32);
  }

  draw(): Batch {
    const { rows, x, y } = this.batch;
    const { first, last } = this.windows;
    let misses = 0;
    for (let row = 0; row < rows;) {
      const begin = first + (last - first) * (this.random.below(moments) / moments);
      if (this.windows.fill(begin, row, x, y)) row += 1;
      else if ((misses += 1) > mostMisses) throw noValues();
    }
    return this.batch;
  }
}

function noValues(): SeqbenchError {
  return new SeqbenchError({
    code: 'formula.invalid',
    message: 'The formula has no values over whole windows in nearly all of the training part, so none can be drawn from it.',
    remedy: 'Let windows begin at rows, or choose a range in which the formula is defined.',
  });
}
