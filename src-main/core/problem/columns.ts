import type { ColumnProfile } from '../dataset/dataset';
import type { Task } from './problem';

/** A column whose name ends in a number: `M12` is number 12 of `M`. */
interface Numbered {
  readonly name: string;
  readonly stem: string;
  readonly number: number;
}

/** Whole numbers with at most this many different values are taken for classes. */
const fewValues = 10;
/** Shortest run of columns that is written as a range. */
const shortestRange = 3;

/** @returns the longest run of numeric columns with one stem and consecutive numbers (`M1` to `M36`), or every numeric column but the last */
export function guessSteps(columns: readonly ColumnProfile[]): readonly string[] {
  const longest = numberedSteps(columns);
  if (longest.length >= 2) return longest;
  const last = columns.at(-1)?.name;
  return numericNames(columns).filter((name) => name !== last);
}

/** @returns the longest run of numeric columns with one stem and consecutive numbers; it may be one column long, or empty */
export function numberedSteps(columns: readonly ColumnProfile[]): readonly string[] {
  return numberedRuns(numericNames(columns)).reduce<readonly string[]>((best, run) => (run.length > best.length ? run : best), []);
}

function numericNames(columns: readonly ColumnProfile[]): readonly string[] {
  return columns.filter((column) => column.type === 'number').map((column) => column.name);
}

/** @returns the last column that is no step */
export function guessTarget(columns: readonly ColumnProfile[], steps: readonly string[]): string | null {
  return columns.findLast((column) => !steps.includes(column.name))?.name ?? null;
}

export function guessTask(target: ColumnProfile): Task {
  if (target.distinct === 2) return 'binary';
  if (target.type !== 'number') return 'classes';
  return target.integer && target.distinct <= fewValues ? 'classes' : 'number';
}

/**
 * What several targets are together: numbers where one of them is a measurement and all can be numbers, two classes where they share two labels.
 *
 * @param targets at least one
 */
export function guessTaskOf(targets: readonly ColumnProfile[]): Task {
  const [only] = targets;
  if (only && targets.length === 1) return guessTask(only);
  if (targets.every(({ type }) => type === 'number') && targets.some((each) => guessTask(each) === 'number')) return 'number';
  const labels = targets.map(twoLabels);
  return labels.every((pair) => pair !== null && pair === labels[0]) ? 'binary' : 'classes';
}

/** @returns both values of a column as one text, or null where it has not two */
function twoLabels({ type, distinct, min, max, histogram }: ColumnProfile): string | null {
  if (distinct !== 2) return null;
  const pair = type === 'text' || type === 'boolean' ? histogram.map(({ label }) => label) : [String(min), String(max)];
  return pair.toSorted().join('\n');
}

function numberedRuns(names: readonly string[]): readonly (readonly string[])[] {
  const stems = new Map<string, Numbered[]>();
  for (const name of names) {
    const numbered = parseNumbered(name);
    if (numbered) stems.set(numbered.stem, [...(stems.get(numbered.stem) ?? []), numbered]);
  }
  return [...stems.values()].flatMap((group) => consecutive([...group].sort((a, b) => a.number - b.number)));
}

function consecutive(sorted: readonly Numbered[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let previous = NaN;
  for (const { name, number } of sorted) {
    if (number === previous + 1) runs.at(-1)?.push(name);
    else runs.push([name]);
    previous = number;
  }
  return runs;
}

function parseNumbered(name: string): Numbered | null {
  const match = /^(.*?)(\d{1,9})$/s.exec(name);
  return match ? { name, stem: match[1] ?? '', number: Number(match[2]) } : null;
}

/**
 * Names as a person would write them: neighbours in the file become a range, `M1 … M36, X`.
 *
 * @param all every column of the file, in its order
 */
export function formatColumns(names: readonly string[], all: readonly string[]): string {
  const parts: string[] = [];
  for (let start = 0; start < names.length;) {
    let end = start;
    while (end + 1 < names.length && isNext(all, names[end], names[end + 1])) end += 1;
    if (end - start + 1 >= shortestRange) parts.push(`${names[start] ?? ''} … ${names[end] ?? ''}`);
    else parts.push(...names.slice(start, end + 1));
    start = end + 1;
  }
  return parts.join(', ');
}

function isNext(all: readonly string[], name: string | undefined, next: string | undefined): boolean {
  const at = name === undefined ? -1 : all.indexOf(name);
  return at >= 0 && all[at + 1] === next;
}

/** What a person typed, read as columns; the first part that is none comes back as `unknown`. */
export type ParsedColumns = { readonly names: readonly string[] } | { readonly unknown: string };

/**
 * Reads `M1 … M36, X`; a range may be written with `…`, `...`, `..` or `:`, and runs from the first to the second column in the file's order.
 * A name that itself holds such a sign or a comma is found as it stands.
 *
 * @param all every column of the file, in its order
 */
export function parseColumns(text: string, all: readonly string[]): ParsedColumns {
  const names: string[] = [];
  if (all.includes(text.trim())) return { names: [text.trim()] };
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const found = all.includes(part) ? [part] : parseRange(part, all);
    if (!found) return { unknown: part };
    names.push(...found.filter((name) => !names.includes(name)));
  }
  return { names };
}

function parseRange(part: string, all: readonly string[]): readonly string[] | null {
  const match = /^(.+?)\s*(?:…|\.{2,3}|:)\s*(.+)$/s.exec(part);
  const from = all.indexOf(match?.[1] ?? '');
  const to = all.indexOf(match?.[2] ?? '');
  return match && from >= 0 && to >= from ? all.slice(from, to + 1) : null;
}
