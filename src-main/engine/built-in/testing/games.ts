import { testNumbers } from './numbers';

const STEPS = 36;

/**
 * Made-up games of the basketball study's form: a score that walks at random, and who is ahead after some more steps.
 *
 * @returns x [games][36][1], about 1 in size, and y [games]
 */
export function testGames(games: number, seed: number): { readonly x: Float32Array; readonly y: Float32Array } {
  const next = testNumbers(seed);
  const x = new Float32Array(games * STEPS);
  const y = new Float32Array(games);
  for (let game = 0; game < games; game++) {
    const drift = (next() - 0.5) * 0.6;
    let score = 0;
    for (let step = 0; step < STEPS + 12; step++) {
      score += drift + (next() + next() + next() - 1.5) * 3;
      if (step < STEPS) x[game * STEPS + step] = Math.round(score) / 16;
    }
    y[game] = score > 0 ? 1 : 0;
  }
  return { x, y };
}

/** The epoch's batches of 32; the last one is smaller. */
export function batchesOf({ x, y }: ReturnType<typeof testGames>): readonly (readonly [Float32Array, Float32Array])[] {
  const count = Math.ceil(y.length / 32);
  return Array.from({ length: count }, (_, i) => [x.slice(i * 32 * STEPS, (i + 1) * 32 * STEPS), y.slice(i * 32, (i + 1) * 32)]);
}
