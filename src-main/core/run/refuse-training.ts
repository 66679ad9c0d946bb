import type { ErrorInfo } from '../errors';
import type { ModelSpec } from '../model/model';
import type { ProblemShape } from '../problem/problem';
import type { TrainingSpec } from './run';

/** What is wrong with training a model as it was asked for, found before anything is queued; null where it can be. */
export function refuseTraining(training: TrainingSpec, model: ModelSpec, shape: ProblemShape): ErrorInfo | null {
  return refuseTwoRates(training, model) ?? refuseClassWeights(training, shape);
}

/** As Keras refuses to set the learning rate of an optimizer that has a schedule. */
function refuseTwoRates(training: TrainingSpec, { name, optimizer }: ModelSpec): ErrorInfo | null {
  if (!training.reduce_lr_on_plateau || typeof optimizer.learning_rate === 'number') return null;
  return {
    code: 'request.invalid',
    message: `The learning rate of “${name}” follows a schedule (${optimizer.learning_rate.type}), so it cannot fall on a plateau as well.`,
    place: 'training.reduce_lr_on_plateau',
    remedy: 'Give the optimizer a plain number as its learning rate, or turn off falling on a plateau.',
  };
}

function refuseClassWeights({ class_weight: weights }: TrainingSpec, { task, classes, output }: ProblemShape): ErrorInfo | null {
  if (weights === null) return null;
  const place = 'training.class_weight';
  if (task === 'number') {
    const message = 'Class weights need classes, but this problem predicts a number.';
    return { code: 'request.invalid', message, place, remedy: 'Leave the class weights out.' };
  }
  if (output.some((size) => size > 1)) {
    const message = 'Class weights weigh whole samples, but this problem has several answers a sample, which may be of several classes.';
    return { code: 'request.invalid', message, place, remedy: 'Leave the class weights out.' };
  }
  const unknown = weights === 'balanced' ? undefined : Object.keys(weights).find((label) => !classes.includes(label));
  if (unknown === undefined) return null;
  return {
    code: 'request.invalid',
    message: `The class weights name “${unknown}”, which is none of the classes.`,
    place,
    value: unknown,
    remedy: `The classes are ${classes.map((label) => `“${label}”`).join(', ')}.`,
  };
}
