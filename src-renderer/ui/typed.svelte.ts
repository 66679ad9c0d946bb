/** What was typed, as it will be taken. */
export interface Meaning<Value> {
  readonly value: Value;
  /** Not quite what was typed, such as a number brought into range: marked while it stands there. */
  readonly changed?: boolean;
}

/** What a field that is typed into is about; functions, so that they are read anew each time. */
export interface TypedField<Value> {
  readonly value: () => Value;
  /** As it stands in the field. */
  readonly text: (value: Value) => string;
  /** @returns what a text means, or null where it means nothing here */
  readonly parse: (text: string) => Meaning<Value> | null;
  /** Called when what was typed is taken and differs from what was there. */
  readonly onchange: (value: Value) => void;
}

/**
 * What was typed into a field and not taken yet. It is taken when the field is left or Enter is pressed, and forgotten on Escape; what
 * means nothing is forgotten too.
 */
export class Typed<Value> {
  /** Null while the value itself is shown. */
  private draft = $state<string | null>(null);

  constructor(private readonly field: TypedField<Value>) {}

  private readonly meaning = $derived.by(() => (this.draft === null ? { value: this.field.value() } : this.field.parse(this.draft)));
  /** What stands in the field means nothing, or something else is taken. */
  readonly wrong = $derived(this.meaning === null || this.meaning.changed === true);
  /** What is taken; the value as it was, where what stands in the field means nothing. */
  readonly current = $derived.by(() => (this.meaning ? this.meaning.value : this.field.value()));

  get text(): string {
    return this.draft ?? this.field.text(this.field.value());
  }

  set text(text: string) {
    this.draft = text;
  }

  readonly take = (): void => {
    this.send(this.current);
  };

  /** Takes a value in place of what was typed. */
  send(value: Value): void {
    this.draft = null;
    if (this.field.text(value) !== this.field.text(this.field.value())) this.field.onchange(value);
  }

  readonly pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.take();
    if (event.key !== 'Escape' || this.draft === null) return;
    this.draft = null;
    // The dialog around it stays open.
    event.stopPropagation();
  };
}
