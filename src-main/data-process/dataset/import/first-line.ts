import type { TextLayout } from './layout';
import type { Source } from './source';

/** @returns the line of the first data row; row and line go together where there is one file with one line a row, and nothing else. */
export function firstLine(sources: readonly Source[], { header, skip }: Pick<TextLayout, 'header' | 'skip'>, rows: number): number | null {
  const [source, ...others] = sources;
  if (source?.format !== 'csv' || others.length > 0) return null;
  const headerLines = skip + (header ? 1 : 0);
  return source.text.print.lines === rows + headerLines ? headerLines + 1 : null;
}
