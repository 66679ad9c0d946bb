import type { ProblemShape } from '../problem/problem';
import { formatShape, isRefusal, type Fix, type ModelProblem, type Shape } from './layer';
import { definitionOf, type LayerSpec } from './layers';

/** What goes into a stack: as its first layer has it, a length that it leaves open among it; else as the problem gives it. */
export function inputShape([first]: readonly LayerSpec[], problem: ProblemShape): Shape {
  if (first?.type === 'Input' && first.shape && fits(first.shape, problem)) return first.shape;
  return problemInput(problem);
}

/** Sequences that differ in length leave it open. */
function problemInput({ input, open }: ProblemShape): Shape {
  return open ? [null, ...input.slice(1)] : input;
}

/** An open length takes any; features cannot be left open, for weights depend on them. */
function fits(shape: Shape, problem: ProblemShape): boolean {
  const input = problemInput(problem);
  const isOpen = (size: number | null, axis: number): boolean => axis === 0 && size === null && input.length === 2;
  return shape.length === input.length && shape.every((size, axis) => size === input[axis] || isOpen(size, axis));
}

export function checkInput(layers: readonly LayerSpec[], problem: ProblemShape): readonly ModelProblem[] {
  const [first, ...rest] = layers;
  const found: ModelProblem[] = [];
  if (first?.type !== 'Input') {
    const fixes: Fix[] = [{ kind: 'insert', label: 'Add Input', at: 0, type: 'Input' }];
    found.push({ severity: 'error', layer: 0, message: 'The first layer must be Input.', fixes });
  } else if (first.shape && !fits(first.shape, problem)) {
    const given = problem.open
      ? `has sequences that differ in length: ${formatShape(problemInput(problem))}`
      : `gives ${problem.input.join(' × ')}`;
    const message = `Input is set to ${formatShape(first.shape)}, but the problem ${given}. Leave its shape open to take the problem's.`;
    const fixes: Fix[] = [{ kind: 'set-option', label: 'Leave the shape open', layer: 0, option: 'shape', value: null }];
    found.push({ severity: 'error', layer: 0, message, fixes });
  }
  for (const [index, spec] of rest.entries()) {
    if (spec.type !== 'Input') continue;
    const fixes: Fix[] = [{ kind: 'remove', label: 'Remove it', layer: index + 1 }];
    found.push({ severity: 'error', layer: index + 1, message: 'Input can only be the first layer.', fixes });
  }
  return found;
}

/**
 * @param shape of the stack's answer
 * @returns the same with the length that the problem's sequences have, where the first layer leaves it open
 */
export function withProblemLength(layers: readonly LayerSpec[], shape: Shape, problem: ProblemShape): Shape {
  if (problem.open || !shape.includes(null)) return shape;
  let own: Shape = problem.input;
  for (const spec of layers) {
    const output = spec.type === 'Input' ? own : definitionOf(spec).outputShape(spec, own);
    if (isRefusal(output)) return shape;
    own = output;
  }
  return own;
}
