import type { ColumnProfile } from '../../dataset/dataset';
import type { ErrorInfo } from '../../errors';
import type { CodedFinding } from '../facts';
import type { ProblemField, ProblemFix, ProblemSpec } from '../problem';

type More = Partial<Pick<CodedFinding, 'code' | 'place' | 'value' | 'fixes'>>;

/** Something that stops a problem from being prepared. */
export function errorAt(field: ProblemField, message: string, remedy: string, more: More = {}): CodedFinding {
  return { severity: 'error', field, code: 'problem.incomplete', message, remedy, ...more };
}

/** Something that the user should know. */
export function noteAt(field: ProblemField, message: string, remedy?: string, more: More = {}): CodedFinding {
  return { severity: 'note', field, code: 'problem.incomplete', message, ...(remedy ? { remedy } : {}), ...more };
}

export function fix(label: string, change: Partial<ProblemSpec>): ProblemFix {
  return { label, change };
}

/** @returns the error to throw, or null where nothing stops the problem from being prepared */
export function firstError(findings: readonly CodedFinding[]): ErrorInfo | null {
  const error = findings.find((finding) => finding.severity === 'error');
  if (!error) return null;
  const { code, message, place, value, remedy } = error;
  return { code, message, ...(place ? { place } : {}), ...(value ? { value } : {}), ...(remedy ? { remedy } : {}) };
}

export function columnNamed(columns: readonly ColumnProfile[], name: string | null): ColumnProfile | null {
  return columns.find((column) => column.name === name) ?? null;
}

/** @returns the first name that stands in the list twice */
export function firstTwice(names: readonly string[]): string | null {
  return names.find((name, index) => names.indexOf(name) !== index) ?? null;
}

/** @returns the list without the second and later of equal names */
export function eachOnce(names: readonly string[]): string[] {
  return [...new Set(names)];
}
