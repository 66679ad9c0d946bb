import { fail } from '../../core/errors';

/** An expression with what it is of. */
export interface Expression {
  readonly column: string;
  readonly variable: string;
  readonly text: string;
}

/** @param part the piece of the text that is wrong; its first place is named. @throws SeqbenchError `formula.invalid` */
export function refuse(expression: Expression, part: string | null, why: string, remedy?: string): never {
  return refuseAt(expression, part === null ? null : placeOf(expression.text, part), why, remedy);
}

/** @param place character of the text, from 1; null where it is all of it. @throws SeqbenchError `formula.invalid` */
export function refuseAt({ column, variable, text }: Expression, place: number | null, why: string, remedy?: string): never {
  return fail({
    code: 'formula.invalid',
    message: `The formula of ${column} cannot be computed. ${why}`,
    place: `${column}(${variable})${place === null ? '' : `, character ${place}`}`,
    value: text.length > 60 ? `${text.slice(0, 57)}…` : text,
    remedy: remedy ?? `Write it like ${variable} * sin(${variable}) / 3.`,
  });
}

/** Where a word stands by itself, so that `t` is not found in `sqrt`. */
function placeOf(text: string, part: string): number | null {
  const letter = /[\p{L}\p{N}_]/u;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + part.length] ?? ''];
    const isWord = letter.test(part);
    // A number may stand right before a name, as in `2x`.
    if (!isWord || !(/[\p{L}_]/u.test(before) || letter.test(after))) return at + 1;
  }
  return null;
}
