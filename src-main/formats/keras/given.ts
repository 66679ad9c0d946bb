import { type ErrorInfo, SeqbenchError } from '../../core/errors';

/** A part of a file that whoever opens it may replace: what cannot be used matters only where it is not replaced. */
export type Given<Value> =
  | { readonly kind: 'given'; readonly value: Value }
  | { readonly kind: 'absent' }
  /** What `read` would have thrown. */
  | { readonly kind: 'unsupported'; readonly error: ErrorInfo };

/** @param read throws `keras.unsupported` for what there is no match for; anything else is thrown on */
export function given<Value>(value: unknown, read: (value: unknown) => Value): Given<Value> {
  if (value === undefined || value === null) return { kind: 'absent' };
  try {
    return { kind: 'given', value: read(value) };
  } catch (thrown) {
    if (thrown instanceof SeqbenchError && thrown.info.code === 'keras.unsupported') return { kind: 'unsupported', error: thrown.info };
    throw thrown;
  }
}
