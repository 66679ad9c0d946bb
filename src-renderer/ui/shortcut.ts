/** Shortcuts as commands write them: `Mod+Shift+Z`; Mod is ⌘ on macOS and Ctrl elsewhere. */

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');

const shown: Readonly<Record<string, string>> = mac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }
  : { Mod: 'Ctrl', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

/** `Mod+Shift+Z` as `⌘ ⇧ Z` or `Ctrl Shift Z`, one string a key. */
export function shortcutKeys(shortcut: string): readonly string[] {
  return shortcut.split('+').map((key) => shown[key] ?? key);
}

/** @returns whether a key press is exactly the shortcut */
export function matchesShortcut(shortcut: string, event: KeyboardEvent): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  // Signs such as `?` need Shift on some keyboards and not on others.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (mac ? event.metaKey : event.ctrlKey) === parts.includes('Mod') &&
    event.altKey === parts.includes('Alt') &&
    (isSign || event.shiftKey === parts.includes('Shift'))
  );
}

/** @returns whether a dialog has the focus, behind which nothing may be changed */
export function isInModal(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[aria-modal="true"]') !== null;
}

/** @returns whether keys go into a text field */
export function isTyping(target: EventTarget | null): boolean {
  const fields = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
  return target instanceof Element && target.closest(fields) !== null;
}
