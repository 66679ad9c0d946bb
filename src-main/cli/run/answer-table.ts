import Table from 'cli-table3';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import { rankedRuns } from '../../core/report/ranked-run';
import type { ResultRecord } from '../../core/report/report';
import { formatNumber, formatScore } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';

/** Rows ahead, or targets, that a terminal has columns for; more are in `leaderboard-by-answer.csv`. */
const mostColumns = 8;
const longestName = 32;
const longestTarget = 16;

/** A figure for each column: of a row ahead, or of a target. */
interface Part {
  readonly head: string;
  readonly text: string;
}

/** What stands behind the figures of a leaderboard where every sample is answered with several values: the one that it ranks by, of each. */
export function answerLines(record: ResultRecord, stream: NodeJS.WriteStream): readonly string[] {
  const figure = record.leaderboard.task === 'number' ? 'RMSE' : 'Accuracy';
  return [
    ...linesBy(record, `${figure} by rows ahead`, aheadParts, stream),
    ...linesBy(record, `${figure} by target`, targetParts, stream),
  ];
}

function linesBy(
  record: ResultRecord,
  title: string,
  partsOf: (evaluation: Evaluation) => readonly Part[],
  stream: NodeJS.WriteStream,
): readonly string[] {
  const rows = [
    ...rankedRuns(record).map(({ row, label }) => ({ name: label, evaluation: row.evaluation, isRun: true })),
    ...record.leaderboard.baselines.map(({ name, evaluation }) => ({ name, evaluation, isRun: false })),
  ].flatMap(({ evaluation, ...row }) => (evaluation ? [{ ...row, parts: partsOf(evaluation) }] : []));
  const columns = rows[0]?.parts ?? [];
  if (columns.length === 0) return [];
  if (columns.length > mostColumns) return ['', `${title}: all ${columns.length} stand in leaderboard-by-answer.csv.`];
  const heads = ['Model', ...columns.map(({ head }) => head)];
  const table = new Table({
    head: heads.map((head) => paint(stream, 'bold', head)),
    colAligns: heads.map((head) => (head === 'Model' ? 'left' : 'right')),
    ...tableStyle,
  });
  for (const { name, isRun, parts } of rows) {
    const cells = [cut(printable(name), longestName), ...parts.map(({ text }) => text)];
    table.push(isRun ? cells : cells.map((cell) => paint(stream, 'gray', cell)));
  }
  return ['', `${title}:`, table.toString()];
}

function aheadParts(evaluation: Evaluation): readonly Part[] {
  if (evaluation.kind === 'classification')
    return (evaluation.ahead ?? []).map(({ ahead, accuracy }) => ({ head: String(ahead), text: formatScore(accuracy) }));
  return (evaluation.ahead ?? []).map(({ ahead, rootMeanSquaredError }) => ({
    head: String(ahead),
    text: formatNumber(rootMeanSquaredError),
  }));
}

function targetParts(evaluation: Evaluation): readonly Part[] {
  const head = (target: string): string => cut(printable(target), longestTarget);
  if (evaluation.kind === 'classification')
    return (evaluation.byTarget ?? []).map(({ target, accuracy }) => ({ head: head(target), text: formatScore(accuracy) }));
  return (evaluation.byTarget ?? []).map(({ target, rootMeanSquaredError }) => ({
    head: head(target),
    text: formatNumber(rootMeanSquaredError),
  }));
}
