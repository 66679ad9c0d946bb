/** One of several answers to a question. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A line under the label that says what it means. */
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** Those whose label holds what is wanted, whatever its case; labels that begin with it come first. */
export function findChoices<Value extends string>(choices: readonly Choice<Value>[], wanted: string): readonly Choice<Value>[] {
  const words = wanted.trim().toLowerCase();
  if (words === '') return choices;
  const place = ({ label }: Choice<Value>): number => label.toLowerCase().indexOf(words);
  const found = choices.filter((choice) => place(choice) >= 0);
  return [...found.filter((choice) => place(choice) === 0), ...found.filter((choice) => place(choice) > 0)];
}
