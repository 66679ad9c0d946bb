import type { PartName } from './split-spec';

/** In place of a part's code: a row that belongs to none, such as those behind a walk-forward's test part. */
export const unused = 255;

export const partCode = { train: 0, validation: 1, test: 2 } as const satisfies Record<PartName, number>;

/** Which part everything belongs to. */
export interface Assignment {
  /** [rows or windows] place of the part in `partNames`, or `unused` */
  readonly codes: Uint8Array;
  /** Nothing is held back: the training part is the test part too. */
  readonly same: boolean;
}

/** @returns the code that the members of a part have */
export function codeOf({ same }: Assignment, part: PartName): number {
  return same && part === 'test' ? partCode.train : partCode[part];
}

/** @returns places of the members of a part, ascending */
export function membersOf(assignment: Assignment, part: PartName): Uint32Array {
  const { codes } = assignment;
  const code = codeOf(assignment, part);
  const members = new Uint32Array(countCode(codes, code));
  for (let place = 0, next = 0; place < codes.length; place += 1) {
    if (codes[place] !== code) continue;
    members[next] = place;
    next += 1;
  }
  return members;
}

export function countCode(codes: Uint8Array, code: number): number {
  let count = 0;
  for (const each of codes) if (each === code) count += 1;
  return count;
}
