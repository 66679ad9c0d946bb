/** Arrow keys, Home and End go through the items of a list that carry `data-item`; use as its `onkeydown`. */
export function moveFocus(event: KeyboardEvent & { readonly currentTarget: EventTarget & HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !isOnItem(event.target)) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}

function isOnItem(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLElement && target.matches('[data-item]');
}
