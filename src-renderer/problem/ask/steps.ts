/** Choosing steps by hand: which columns, and in which order. */

/** @returns whether names stand in the order of the file */
function inFileOrder(names: readonly string[], all: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || all.indexOf(names[index - 1] ?? '') < all.indexOf(name));
}

/**
 * Adds columns to the steps. Steps in the order of the file stay in it; to steps in an order of one's own they are appended.
 *
 * @param all every column of the file, in its order
 */
export function addSteps(steps: readonly string[], added: readonly string[], all: readonly string[]): readonly string[] {
  const fresh = added.filter((name) => !steps.includes(name));
  if (!inFileOrder(steps, all)) return [...steps, ...fresh];
  const chosen = new Set([...steps, ...fresh]);
  return all.filter((name) => chosen.has(name));
}

export function removeSteps(steps: readonly string[], removed: readonly string[]): readonly string[] {
  return steps.filter((name) => !removed.includes(name));
}

/** Columns from one to another, in the order of the file; targets are never among them. */
export function columnsBetween(from: string, to: string, all: readonly string[], targets: readonly string[]): readonly string[] {
  const ends = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
  return all.slice(ends[0], (ends[1] ?? 0) + 1).filter((name) => !targets.includes(name));
}
