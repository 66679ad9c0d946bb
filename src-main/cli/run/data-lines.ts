import { lossSentences } from '../../core/report/loss-words';
import { problemLines } from '../../core/report/problem-words';
import type { ResultRecord } from '../../core/report/report';
import { sentenceText } from '../../core/report/sentence';
import { formatCount } from '../../core/text';

/** Notes of an import that are shown; a table of many columns may have one for each. */
const mostNotes = 12;
const counted: readonly string[] = ['Left out', 'Filled'];

/** What was left out of the data, filled or read otherwise on the way to samples, and what the losses are of: a line each. */
export function dataLines(record: ResultRecord): readonly string[] {
  const { leftOut, notes, rows, name } = record.dataset;
  const out =
    leftOut === 0 ? [] : [`${formatCount(leftOut)} of ${formatCount(rows + leftOut)} rows of ${name} do not fit and were left out.`];
  const more = notes.length > mostNotes ? [`… and ${formatCount(notes.length - mostNotes)} more notes, which are in the report.`] : [];
  const told = problemLines(record).filter(({ term, words }) => counted.includes(term) && words.length > 1);
  return [
    ...out,
    ...notes.slice(0, mostNotes),
    ...more,
    ...told.map(({ term, words }) => `${term}: ${sentenceText(words)}.`),
    ...lossSentences(record),
  ];
}
