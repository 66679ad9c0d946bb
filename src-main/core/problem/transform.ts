import type { Transform } from './scaling-spec';

/** Values that change nothing. */
export function identity(column: string): Transform {
  return { column, kind: 'none', offset: 0, scale: 1 };
}

/**
 * A value as the model gets it.
 *
 * @param before the value that a difference is taken from; not looked at by other kinds
 */
export function applyTransform(raw: number, { kind, offset, scale }: Transform, before = 0): number {
  switch (kind) {
    case 'none':
      return raw;
    case 'log':
      return (Math.log(raw) - offset) / scale;
    case 'difference':
      return (raw - before - offset) / scale;
    case 'min-max':
    case 'standard':
    case 'robust':
    case 'divide-255':
      return (raw - offset) / scale;
  }
}

/** The largest number that can be trained on; an answer whose power of e lies beyond is taken for it, so that errors stay numbers. */
const largestFloat32 = 3.4028234663852886e38;

/** What a model answers, in the column's own unit. @param before the value that a difference was taken from */
export function undoTransform(value: number, { kind, offset, scale }: Transform, before = 0): number {
  switch (kind) {
    case 'none':
      return value;
    case 'log':
      return Math.min(Math.exp(value * scale + offset), largestFloat32);
    case 'difference':
      return value * scale + offset + before;
    case 'min-max':
    case 'standard':
    case 'robust':
    case 'divide-255':
      return value * scale + offset;
  }
}
