import type { Scaling, Transform, Transforms } from '../../../src-main/core/problem/scaling-spec';
import { formatNumber } from '../../../src-main/core/text';

/** Columns that are scaled in one way, with what was fitted to them. */
export interface FittedGroup {
  readonly kind: Scaling;
  /** What the figures are; empty where nothing is fitted. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly column: string; readonly role: string; readonly figures: readonly string[] }[];
}

const heads: Readonly<Record<Scaling, readonly string[]>> = {
  none: [],
  'min-max': ['minimum', 'maximum'],
  standard: ['mean', 'deviation'],
  robust: ['median', 'middle half'],
  log: [],
  difference: [],
  'divide-255': [],
};

/** What was fitted, by kind of scaling: inputs first, then targets; a target scaled as the input of that name is not told twice. */
export function fittedGroups({ inputs, targets }: Transforms): readonly FittedGroup[] {
  const others = targets.filter((target) => !inputs.some((input) => isSame(input, target)));
  const both = (input: Transform): string => (targets.some((target) => isSame(input, target)) ? 'in and out' : 'in');
  const all = [...inputs.map((each) => ({ each, role: both(each) })), ...others.map((each) => ({ each, role: 'out' }))];
  const kinds = [...new Set(all.map(({ each }) => each.kind))];
  return kinds.map((kind) => ({
    kind,
    heads: heads[kind],
    rows: all
      .filter(({ each }) => each.kind === kind)
      .map(({ each, role }) => ({ column: each.column, role, figures: figuresOf(each).map(formatNumber) })),
  }));
}

function figuresOf({ kind, offset, scale }: Transform): readonly number[] {
  switch (kind) {
    case 'min-max':
      return [offset, offset + scale];
    case 'standard':
    case 'robust':
      return [offset, scale];
    case 'none':
    case 'log':
    case 'difference':
    case 'divide-255':
      return [];
  }
}

function isSame(one: Transform, other: Transform): boolean {
  return one.column === other.column && one.kind === other.kind && one.offset === other.offset && one.scale === other.scale;
}
