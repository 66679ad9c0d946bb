import type { Task } from '../../core/problem/problem';

/**
 * What a classifier's answers say in probabilities, where its loss takes them as logits (`from_logits`): the sigmoid of one value, the
 * softmax of several.
 *
 * @param output [rows, size] answers
 * @returns [rows, size]; the answers themselves where they are probabilities or numbers
 */
export function probabilitiesOf(output: Float32Array, size: number, task: Task, fromLogits: boolean): Float32Array {
  if (!fromLogits || task === 'number') return output;
  if (size === 1) return output.map((logit) => 1 / (1 + Math.exp(-logit)));
  const shares = new Float32Array(output.length);
  for (let start = 0; start < output.length; start += size) {
    const row = output.subarray(start, start + size);
    const most = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const exponents = Array.from(row, (logit) => Math.exp(logit - most));
    const sum = exponents.reduce((a, b) => a + b, 0);
    shares.set(
      exponents.map((value) => value / sum),
      start,
    );
  }
  return shares;
}
