import type { ProblemFix, ProblemSpec } from '../problem';
import { listed } from './reason';

/** Share that a fix holds back for early stopping. */
const validationShare = 0.15;

/** Takes columns out of what goes in; null where nothing would be left, or a picture would lose a pixel. */
export function withoutInputs(spec: ProblemSpec, names: readonly string[], among = names): ProblemFix | null {
  const label = `Take ${listed(names, 3)} out`;
  if (spec.shape === 'image-a-row') return null;
  if (spec.shape === 'sequence-a-row') {
    const steps = withoutSteps(spec, among);
    return steps.length === 0 ? null : { label, change: { steps } };
  }
  if (!spec.windows) return null;
  const inputs = spec.windows.inputs.filter((name) => !among.includes(name));
  const known = spec.windows.known.filter((name) => !among.includes(name));
  return inputs.length === 0 ? null : { label, change: { windows: { ...spec.windows, inputs, known } } };
}

/** Without whole steps, where the rest would not come out even. */
function withoutSteps({ steps, features, layout }: ProblemSpec, names: readonly string[]): string[] {
  const rest = steps.filter((name) => !names.includes(name));
  if (features === 1 || steps.length % features !== 0) return rest;
  const count = steps.length / features;
  const stepOf = (index: number): number => (layout === 'by-step' ? Math.floor(index / features) : index % count);
  const gone = new Set(steps.flatMap((name, index) => (names.includes(name) ? [stepOf(index)] : [])));
  return steps.filter((_, index) => !gone.has(stepOf(index)));
}

/** Columns that are not known in advance go in with their past values instead. */
export function asPast({ windows }: ProblemSpec, names: readonly string[]): ProblemFix | null {
  if (!windows) return null;
  const known = windows.known.filter((name) => !names.includes(name));
  const inputs = [...windows.inputs, ...names.filter((name) => !windows.inputs.includes(name))];
  return { label: `Use past values of ${listed(names, 3)}`, change: { windows: { ...windows, known, inputs } } };
}

/** @param clock column whose time the rows follow, where the problem has no order yet */
export function chronological(spec: ProblemSpec, clock: string | null, label = 'Split by time'): ProblemFix {
  return { label, change: { order: spec.order ?? clock, split: { ...spec.split, method: 'chronological' } } };
}

/** Holds a test part back where there was none. */
export function heldBack(spec: ProblemSpec, clock: string | null): ProblemFix {
  const label = 'Hold a test part back';
  if (spec.shape === 'windows' || clock !== null) return chronological(spec, clock, label);
  return { label, change: { split: { ...spec.split, method: 'random' } } };
}

export function byGroup(spec: ProblemSpec, group: string): ProblemFix {
  return { label: `Split by ${group}`, change: { split: { ...spec.split, method: 'group', group } } };
}

/** A part of its own for early stopping, taken from the training part. */
export function threeParts(spec: ProblemSpec, clock: string | null): ProblemFix {
  const held = spec.split.method === 'none' ? { ...spec.split, ...heldBack(spec, clock).change.split } : spec.split;
  const order = spec.split.method === 'none' ? (heldBack(spec, clock).change.order ?? spec.order) : spec.order;
  const validation = Math.min(validationShare, (1 - held.test) / 2);
  return { label: 'Hold a validation part back', change: { order, split: { ...held, validation } } };
}

export function withoutRepeats(duplicates: 'drop-rows' | 'drop-inputs'): ProblemFix {
  const label = duplicates === 'drop-rows' ? 'Keep each row once' : 'Keep the first of each';
  return { label, change: { duplicates } };
}
