/** Some of the values of every answer: `length` values that begin `from` values after every `period`. */
export interface AnswerSlice {
  readonly period: number;
  readonly from: number;
  readonly length: number;
}

/**
 * Values of an answer that belong together.
 *
 * @param output shape of one sample's answer, as `ProblemShape.output`
 * @param targets how many target columns there are; they are the last axis
 * @returns a slice for every row ahead, and one for every target; none where there is only one
 */
export function answerSlices(
  output: readonly number[],
  targets: number,
): { readonly ahead: readonly AnswerSlice[]; readonly byTarget: readonly AnswerSlice[] } {
  const width = Math.max(1, targets);
  const horizon = output.length === 1 ? (output[0] ?? 1) / width : 1;
  const ahead = Array.from({ length: horizon }, (_, row) => ({ period: horizon * width, from: row * width, length: width }));
  const byTarget = Array.from({ length: width }, (_, target) => ({ period: width, from: target, length: 1 }));
  return { ahead: horizon > 1 ? ahead : [], byTarget: width > 1 ? byTarget : [] };
}

/** @returns the slice of all answers, one behind the other */
export function pickSlice(values: ArrayLike<number>, { period, from, length }: AnswerSlice): Float64Array {
  const samples = values.length / period;
  const picked = new Float64Array(samples * length);
  for (let sample = 0; sample < samples; sample += 1) {
    for (let place = 0; place < length; place += 1) picked[sample * length + place] = values[sample * period + from + place] ?? 0;
  }
  return picked;
}
