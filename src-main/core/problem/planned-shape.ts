import { featuresOf } from './feature-columns';
import type { ProblemShape, ProblemSpec } from './problem';

/** Whether inputs are differences, so that the first row of a stretch, or the first step of a sequence, is lost. */
export function losesFirst(spec: ProblemSpec): boolean {
  return featuresOf(spec).some(({ scaling }) => scaling === 'difference');
}

/** Shapes of what goes into a model and of its answer. @param classes labels in order of their index */
export function plannedShape(spec: ProblemSpec, classes: readonly string[]): ProblemShape {
  const filling = maskOf(spec);
  return {
    input: inputShape(spec),
    open: spec.shape === 'sequence-a-row' && spec.lengths === 'open',
    output: outputShape(spec),
    task: spec.task,
    classes,
    ...(filling === null ? {} : { maskValue: filling }),
  };
}

/** What stands for values that are not there; null where every sample is whole. */
export function maskOf({ shape, lengths, missing, maskValue }: ProblemSpec): number | null {
  return missing === 'mask' || (shape === 'sequence-a-row' && lengths === 'pad') ? maskValue : null;
}

function inputShape(spec: ProblemSpec): readonly number[] {
  const { shape, steps, features, image, windows } = spec;
  switch (shape) {
    case 'sequence-a-row':
      return [steps.length / features - (losesFirst(spec) ? 1 : 0), features];
    case 'image-a-row':
      return [image?.height ?? 0, image?.width ?? 0, image?.channels ?? 0];
    case 'windows':
      return [windows?.lookBack ?? 0, featuresOf(spec).length];
  }
}

function outputShape({ shape, targets, windows }: ProblemSpec): readonly number[] {
  if (shape !== 'windows' || !windows) return [targets.length];
  return windows.targetAt === 'every-step' ? [windows.lookBack, targets.length] : [windows.horizon * targets.length];
}

/** @returns whether a sample is answered with several values: targets, rows ahead, or steps */
export function hasSeveralValues(spec: ProblemSpec): boolean {
  return outputShape(spec).some((size) => size > 1);
}

/** @returns values of one sample's inputs */
export function inputShapeSize(spec: ProblemSpec): number {
  return inputShape(spec).reduce((product, size) => product * size, 1);
}
