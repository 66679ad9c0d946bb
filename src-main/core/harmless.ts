/** A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection); a number stays one. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
}
