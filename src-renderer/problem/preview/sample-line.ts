import type { Cell } from '../../../src-main/core/dataset/dataset';
import type { ProblemPreview } from '../../../src-main/core/problem/preview';
import type { RowRole, SampleRows } from './table-rows';

/** A value of a sample, or of the rows around it, at its place from the left. */
export interface SamplePoint {
  readonly place: number;
  readonly value: number | null;
  readonly role: RowRole;
}

/** A column of the table at the rows around a sample. @param cell a row's value of the column; undefined until it has arrived */
export function windowLine({ rows, roles }: SampleRows, cell: (row: number) => Cell | undefined): readonly SamplePoint[] {
  return rows.map((row, place) => {
    const value = cell(row);
    return { place, value: typeof value === 'number' ? value : null, role: roles[place] ?? 'none' };
  });
}

/** One feature of a sequence, step by step. */
export function sequenceLine({ raw, length }: Pick<ProblemPreview, 'raw' | 'length'>, feature: number): readonly SamplePoint[] {
  return raw.slice(0, length ?? raw.length).map((step, place) => ({ place, value: step[feature] ?? null, role: 'in' }));
}

/** Stretches without a gap of the points that have a role, or (null) of all of them; each as an SVG path. */
export function linePath(
  points: readonly SamplePoint[],
  roles: readonly RowRole[] | null,
  at: (point: { readonly place: number; readonly value: number }) => readonly [x: number, y: number],
): string {
  let path = '';
  let broken = true;
  for (const { place, value, role } of points) {
    if (value === null || (roles && !roles.includes(role))) {
      broken = true;
      continue;
    }
    const [x, y] = at({ place, value });
    path += `${broken ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    broken = false;
  }
  return path;
}

/** Every so many points alone, but all that have a role, so that no more than about `most` are drawn. */
export function thinned(points: readonly SamplePoint[], most: number): readonly SamplePoint[] {
  const stride = Math.ceil(points.length / most);
  return stride < 2 ? points : points.filter(({ role }, index) => index % stride === 0 || role === 'out');
}
