/** Steps back and forth through the states of something that is edited. */
export class History<State> {
  private past = $state.raw<readonly State[]>([]);
  private future = $state.raw<readonly State[]>([]);

  readonly canUndo = $derived(this.past.length > 0);
  readonly canRedo = $derived(this.future.length > 0);

  /** @param limit how many steps back are kept */
  constructor(private readonly limit = 200) {}

  /** Call before a change, with the state it starts from. */
  record(before: State): void {
    this.past = [...this.past, before].slice(-this.limit);
    this.future = [];
  }

  /** @param now the state that is left @returns the state to go to, or undefined at the beginning */
  undo(now: State): State | undefined {
    const state = this.past.at(-1);
    if (state === undefined) return undefined;
    this.past = this.past.slice(0, -1);
    this.future = [...this.future, now];
    return state;
  }

  /** @returns the state to go to, or undefined at the end */
  redo(now: State): State | undefined {
    const state = this.future.at(-1);
    if (state === undefined) return undefined;
    this.future = this.future.slice(0, -1);
    this.past = [...this.past, now];
    return state;
  }

  clear(): void {
    this.past = [];
    this.future = [];
  }
}
