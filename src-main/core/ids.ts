/** A string that only its own kind may stand for: a `RunId` is never taken for a `ModelId`. */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type DatasetId = Brand<'DatasetId'>;
export type ProblemId = Brand<'ProblemId'>;
export type ModelId = Brand<'ModelId'>;
export type RunId = Brand<'RunId'>;

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256 = Brand<'Sha256'>;

/**
 * The one place where a plain string becomes an id; call it on strings this program made or has validated.
 *
 * @param text an id as stored or sent
 */
export function asId<Id extends Brand<string>>(text: string): Id {
  return text as Id;
}
