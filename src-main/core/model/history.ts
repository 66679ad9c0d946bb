/** What undo and redo keep: everything that was, what is, and everything taken back. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** What the last change was about: changes about the same thing, one after another, are one step of undo. */
  readonly about: string | null;
}

const longest = 200;

export function startHistory<State>(present: State): History<State> {
  return { past: [], present, future: [], about: null };
}

/**
 * @param about such as `units of layer 3`; typing 128 digit by digit is then taken back at once. Null never joins.
 */
export function record<State>(history: History<State>, next: State, about: string | null): History<State> {
  if (next === history.present) return history;
  const joins = about !== null && about === history.about && history.past.length > 0;
  const past = joins ? history.past : [...history.past, history.present].slice(-longest);
  return { past, present: next, future: [], about };
}

/** @returns the state before the last change; the same history where there is none */
export function undo<State>(history: History<State>): History<State> {
  const [before] = history.past.slice(-1);
  if (history.past.length === 0 || before === undefined) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], about: null };
}

/** @returns the state that was last taken back; the same history where there is none */
export function redo<State>(history: History<State>): History<State> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, about: null };
}
