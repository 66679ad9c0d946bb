import { randomStream } from '../core/problem/random';

export const steps = Array.from({ length: 12 }, (_, index) => `M${index + 1}`);

/** Random walks, and whether they end above their start. */
export function walksCsv(rows: number): string {
  const random = randomStream(3);
  const lines = Array.from({ length: rows }, () => {
    let place = 0;
    const walk = steps.map(() => (place += random.below(201) - 100));
    return [...walk, place > 0 ? 1 : 0].join(',');
  });
  return [[...steps, 'W'].join(','), ...lines, ''].join('\n');
}
