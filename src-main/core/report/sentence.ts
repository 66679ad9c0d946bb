/** A number inside a sentence, with where it stands in the result record. */
export interface SentenceFigure {
  /** Keys of the `ResultRecord`, joined by dots. */
  readonly path: string;
  readonly value: number;
  readonly text: string;
}

/** A name inside a sentence: set apart, because it came from outside. */
export interface SentenceName {
  readonly name: string;
}

/** Words, names and figures in order; plain text for the terminal, marked-up text for the report. */
export type Sentence = readonly (string | SentenceFigure | SentenceName)[];

export function sentenceText(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.text)).join('');
}

/** `A`, `A and B`, `A, B and C`; more than `most` names end in `and 3 more`. */
export function listNames(names: readonly string[], most = 8): Sentence {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - shown.length;
  const items: (string | SentenceName)[] = [...shown.map((name) => ({ name })), ...(rest > 0 ? [`${rest} more`] : [])];
  return items.flatMap((item, index) => (index === 0 ? [item] : [index === items.length - 1 ? ' and ' : ', ', item]));
}
