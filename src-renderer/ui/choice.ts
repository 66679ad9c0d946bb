/** One of several answers to a question. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** A line under the label that says what it means. */
  readonly hint?: string;
  readonly disabled?: boolean;
}
