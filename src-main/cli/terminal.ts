import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where and how the program writes: results to one stream, progress and errors to the other. */
export interface Terminal {
  /** Results: plain text that may be piped. */
  readonly out: NodeJS.WriteStream;
  /** Progress and errors. */
  readonly err: NodeJS.WriteStream;
}

/** Colours a text for a stream that shows colours; NO_COLOR (no-color.org) turns them off. */
export function paint(stream: NodeJS.WriteStream, style: Style, text: string): string {
  const colored = stream.isTTY && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return colored ? styleText(style, text) : text;
}

/** Names come from files: control characters in them could move the cursor or change the terminal's title. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '�');
}

export function cut(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
