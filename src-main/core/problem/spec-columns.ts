import type { ProblemSpec } from './problem';

/** Columns whose values go in, in order; those made of the calendar are not among them. */
export function inputColumns({ shape, steps, windows }: Pick<ProblemSpec, 'shape' | 'steps' | 'windows'>): readonly string[] {
  switch (shape) {
    case 'sequence-a-row':
    case 'image-a-row':
      return steps;
    case 'windows':
      return [...(windows?.inputs ?? []), ...(windows?.known ?? [])];
  }
}

/** Columns that a scaling can be chosen for: inputs and targets, each once. */
export function scaledColumns(spec: Pick<ProblemSpec, 'shape' | 'steps' | 'windows' | 'targets' | 'task'>): readonly string[] {
  const targets = spec.task === 'number' ? spec.targets : [];
  return [...new Set([...inputColumns(spec), ...targets])];
}
