import type { ClassCount } from './problem';

/** The classes that rows have in all targets together. */
export interface JointClasses {
  /** [rows] code of each row's classes */
  readonly codes: Float64Array;
  /** [codes][targets] class indices that a code stands for */
  readonly classes: readonly (readonly number[])[];
}

/**
 * One code for the classes that a row has in all targets together, as scikit-learn stratifies by several columns: rows alike in all of them
 * have the same. Of one target it is the class index.
 *
 * @param indices [targets][rows] class index
 */
export function jointClasses(indices: readonly Float64Array[]): JointClasses {
  const [only, ...others] = indices;
  if (!only || others.length === 0) return ofOne(only ?? new Float64Array());
  const known = new Map<string, number>();
  const classes: (readonly number[])[] = [];
  const codes = only.map((_, row) => {
    const own = indices.map((column) => column[row] ?? NaN);
    const key = own.join();
    let code = known.get(key);
    if (code === undefined) known.set(key, (code = classes.push(own) - 1));
    return code;
  });
  return { codes, classes };
}

function ofOne(codes: Float64Array): JointClasses {
  const most = codes.reduce((greatest, code) => Math.max(greatest, Number.isNaN(code) ? -1 : code), -1);
  return { codes, classes: Array.from({ length: most + 1 }, (_, index) => [index]) };
}

/** Rows of each of them, named `a` or, of two targets, `a, b`. @param labels of the classes, in order of their index */
export function countStrata({ codes, classes }: JointClasses, labels: readonly string[]): readonly ClassCount[] {
  const counts = new Uint32Array(classes.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return classes.map((own, code) => ({ label: own.map((index) => labels[index] ?? '').join(', '), count: counts[code] ?? 0 }));
}
