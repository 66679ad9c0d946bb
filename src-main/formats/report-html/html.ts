/** Markup that is already escaped; only `html` makes it, so that no text from outside reaches the page as it stands. */
export class Html {
  constructor(readonly markup: string) {}
}

export type Content = Html | string | number | null | false | readonly Content[];

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for elements and quoted attributes; control characters, which HTML does not allow, become U+FFFD. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character).replace(controlCharacters, '\uFFFD');
}

// Line breaks and tabs stay; the rest of C0 and C1 is refused by HTML parsers.
// eslint-disable-next-line no-control-regex -- this is the list of what must not pass
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

/** Tagged template: every value is escaped unless it is `Html`; lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const parts = strings.map((text, index) => (index < values.length ? text + render(values[index] ?? null) : text));
  return new Html(parts.join(''));
}

function render(value: Content): string {
  if (value === null || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return value.map(render).join('');
}

/** A name that came from outside, set apart so that right-to-left marks in it cannot turn the words around it. */
export function outsideName(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}
