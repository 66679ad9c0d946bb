import { isInModal, isTyping, matchesShortcut } from '../ui/shortcut';

/** Something the user can do, from the palette or by a shortcut. */
export interface Command {
  readonly id: string;
  /** A verb first: `Train all models`. */
  readonly title: string;
  readonly group: string;
  /** `Mod+K`, `Mod+Shift+Z`, `?`; Mod is ⌘ on macOS and Ctrl elsewhere. */
  readonly shortcut?: string;
  readonly enabled?: () => boolean;
  readonly run: () => void;
  /** Kept out of the palette: shown among the shortcuts alone. */
  readonly hidden?: boolean;
  /** Also while a text field has the focus. */
  readonly whileTyping?: boolean;
}

/** All commands of the app and of the screen that is open. */
export class CommandRegistry {
  list = $state.raw<readonly Command[]>([]);
  /** The same list: while an effect is torn down, Svelte shows the state as it was before, and what others added would be lost. */
  private entries: readonly Command[] = [];
  paletteOpen = $state(false);
  shortcutsOpen = $state(false);

  /**
   * Adds commands; call it in an `$effect` and return what it returns.
   *
   * @returns a function that takes them away again
   */
  register(added: readonly Command[]): () => void {
    this.replace([...this.entries, ...added]);
    return () => this.replace(this.entries.filter((command) => !added.includes(command)));
  }

  private replace(entries: readonly Command[]): void {
    this.entries = entries;
    this.list = entries;
  }

  /** Runs the newest enabled command whose shortcut was pressed. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isInModal(event.target)) return;
    const typing = isTyping(event.target);
    const command = this.list.findLast(
      (candidate) =>
        candidate.shortcut !== undefined &&
        matchesShortcut(candidate.shortcut, event) &&
        (!typing || candidate.whileTyping === true) &&
        candidate.enabled?.() !== false,
    );
    if (!command) return;
    event.preventDefault();
    command.run();
  }
}

export const commands = new CommandRegistry();
