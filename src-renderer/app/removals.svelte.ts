import { notices, stay } from './notices.svelte';

/** What was removed lately, for as long as it can be had back. */
class Removals {
  /** Newest last. */
  private list = $state.raw<readonly (() => void)[]>([]);

  readonly canUndo = $derived(this.list.length > 0);

  /** Says that something was removed, and takes it back by the notice's button or by `undo`, once. */
  tell(message: string, takeBack: () => void): void {
    const own = (): void => {
      this.forget(own);
      notices.dismiss(notice);
      takeBack();
    };
    const notice = notices.say(message, { action: { label: 'Undo', run: own } });
    this.list = [...this.list, own];
    setTimeout(() => this.forget(own), stay);
  }

  /** Takes the last removal back. */
  undo(): void {
    this.list.at(-1)?.();
  }

  private forget(own: () => void): void {
    this.list = this.list.filter((each) => each !== own);
  }
}

export const removals = new Removals();
