import { type AnswerSlice, answerSlices, pickSlice } from './answer-slices';
import { type ClassificationInput, confusionMatrix, evaluateClassification, evaluateConfusion } from './classification';
import type { ClassificationEvaluation, PartialScores } from './evaluation';

export interface ClassesInput extends ClassificationInput {
  /** Shape of one sample's answer, as `ProblemShape.output`; `actual` and `predicted` have [samples, ...output] values. */
  readonly output: readonly number[];
  /** Target columns, which are the last axis of an answer. */
  readonly targets: readonly string[];
}

/**
 * Figures over all predicted values as one, as scikit-learn gives them for flattened labels, and beside them those of every row ahead and of
 * every target where there are several.
 */
export function evaluateClasses({ output, targets, ...input }: ClassesInput): ClassificationEvaluation {
  const whole = evaluateClassification(input);
  const { ahead, byTarget } = answerSlices(output, targets.length);
  const scores = (slice: AnswerSlice): PartialScores => partialScores(input, slice);
  return {
    ...whole,
    ...(ahead.length === 0 ? {} : { ahead: ahead.map((slice, row) => ({ ahead: row + 1, ...scores(slice) })) }),
    ...(byTarget.length === 0 ? {} : { byTarget: byTarget.map((slice, index) => ({ target: targets[index] ?? '', ...scores(slice) })) }),
  };
}

/**
 * Of a part, the macro average is over the classes that are true or predicted in it, as scikit-learn has it where it is given no labels: a
 * target is not to answer for the classes of another.
 */
function partialScores({ actual, predicted, labels, loss, binary }: ClassificationInput, slice: AnswerSlice): PartialScores {
  const confusion = confusionMatrix(pickSlice(actual, slice), pickSlice(predicted, slice), labels.length);
  const { accuracy, f1, report } = evaluateConfusion(confusion, labels, loss, binary);
  if (binary) return { accuracy, f1 };
  const occurring = report.classes.filter(({ support }, index) => support > 0 || confusion.some((counts) => (counts[index] ?? 0) > 0));
  return { accuracy, f1: occurring.reduce((sum, row) => sum + row.f1, 0) / Math.max(1, occurring.length) };
}
