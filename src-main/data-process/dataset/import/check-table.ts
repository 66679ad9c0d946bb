import { basename } from 'node:path';
import { SeqbenchError } from '../../../contract/errors';
import type { ColumnPlan } from '../../../core/dataset/column-plan';
import type { ColumnQuestion, ImportNote } from '../../../core/dataset/preview';
import { plural } from '../../../core/text';
import { refuseFile } from './fingerprint';
import { shorten } from './fault-words';
import type { Source } from './source';

/** Sentences that are kept with a dataset; a table of a thousand columns would have more than anyone reads. */
const keptNotes = 40;

/** @throws SeqbenchError `file.unlike-shapes` where files of different formats are to become one dataset */
export function sameFormat([first, ...others]: readonly Source[]): void {
  const other = others.find(({ format }) => format !== first?.format);
  if (!other || !first) return;
  refuseFile(
    other.shown,
    'file.unlike-shapes',
    `is of another format (${other.format}) than ${basename(first.shown)} (${first.format})`,
    'Import the files one by one, or choose files of one format.',
  );
}

/** What was done to files before their rows were read; each note names its file where there are several. */
export function fileNotes(sources: readonly Source[]): readonly ImportNote[] {
  const several = sources.length > 1;
  return sources.flatMap(({ shown, notes }) =>
    notes.map((note) => (several ? { ...note, message: `${basename(shown)}: ${note.message}` } : note)),
  );
}

/** What was done to the files, and to their values. */
export function noteTexts(sources: readonly Source[], found: readonly string[]): readonly string[] {
  const all = [...fileNotes(sources).map(({ message }) => message), ...found];
  return all.length <= keptNotes ? all : [...all.slice(0, keptNotes), `There are ${plural(all.length - keptNotes, 'more note')}.`];
}

export function ambiguousDate(shown: string, column: string, { example, formats }: ColumnQuestion): SeqbenchError {
  const readings = formats.map(({ format, means }) => `${means} (${format})`).join(' or ');
  return new SeqbenchError({
    code: 'file.ambiguous',
    message: `The dates of ${column} in ${basename(shown)} can be read in ${formats.length} ways: “${example}” is ${readings}.`,
    place: `column ${column}`,
    value: example,
    remedy: 'Say in the import options which date format the column has.',
  });
}

/** A first record that never ends takes all rows for its own. */
export function openQuote(shown: string, quote: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.rows-rejected',
    message: `The first row of ${basename(shown)} opens a quotation mark (${quote}) that nothing closes. Nothing was imported.`,
    place: 'line 1',
    remedy: 'Close it in the file, or choose another quotation mark, or none, in the import options.',
  });
}

export function headerOnly(shown: string, plans: readonly ColumnPlan[]): SeqbenchError {
  const names = plans.slice(0, 3).map(({ name }) => shorten(name));
  return new SeqbenchError({
    code: 'file.header-only',
    message: `${basename(shown)} has a header row (${names.join(', ')}${plans.length > 3 ? ', …' : ''}) and no rows of data.`,
    place: shown,
    remedy: 'Choose a file with at least one row of data, or say that the first row is no header.',
  });
}
