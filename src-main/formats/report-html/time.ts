import { html, type Html } from './html';

/** `2026-11-22 01:36 UTC`, from ISO 8601; the exact time stays in the markup. */
export function formatTime(iso: string): Html {
  const text = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) ? `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC` : iso;
  return html`<time datetime="${iso}">${text}</time>`;
}
