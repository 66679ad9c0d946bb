import Table from 'cli-table3';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import { type LeaderboardRow, lengthsOf } from '../../core/leaderboard/leaderboard';
import type { Deviations } from '../../core/leaderboard/mean-evaluation';
import { rankedRuns } from '../../core/report/ranked-run';
import type { ResultRecord } from '../../core/report/report';
import { formatCount, formatNumber, formatScore, formatSeconds } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';

/** Columns that the figures take beside the name. */
const figuresWidth = 89;

/** The leaderboard as a table for a terminal: numbers right-aligned, baselines in grey. */
export function leaderboardTable(record: ResultRecord, stream: NodeJS.WriteStream): string {
  const figures = record.leaderboard.task === 'number' ? numberFigures : classFigures;
  const lengths = lengthColumns(record.leaderboard.rows);
  const heads = ['#', 'Model', ...figures.heads, 'Params', ...lengths.map(({ head }) => head), 'Time'];
  const longestName = Math.min(48, Math.max(16, (stream.columns || 120) - figuresWidth));
  const table = new Table({
    head: heads.map((head) => paint(stream, 'bold', head)),
    colAligns: heads.map((head) => (head === 'Model' ? 'left' : 'right')),
    ...tableStyle,
  });
  for (const { row, label } of rankedRuns(record)) {
    const name = cut(printable(label), longestName) + stateWords(row);
    const time = row.seconds === null ? '–' : formatSeconds(row.seconds);
    table.push([
      row.rank === null ? '–' : String(row.rank),
      name,
      ...figures.of(row.evaluation, row.folds?.deviation),
      formatCount(row.params),
      ...lengths.map(({ of }) => of(row)),
      time,
    ]);
  }
  for (const { name, evaluation, folds } of record.leaderboard.baselines) {
    const cells = ['', cut(printable(name), longestName), ...figures.of(evaluation, folds?.deviation), '0', ...lengths.map(() => ''), ''];
    table.push(cells.map((cell) => (cell === '' ? '' : paint(stream, 'gray', cell))));
  }
  return table.toString();
}

/** Of several folds also how many are done, where not all are. */
function stateWords({ state, folds }: LeaderboardRow): string {
  const words = [...(state === 'done' ? [] : [state]), ...(folds && folds.done < folds.of ? [`${folds.done} of ${folds.of} folds`] : [])];
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

/** Epochs or steps, or both, by what the runs were trained by. */
function lengthColumns(rows: readonly LeaderboardRow[]) {
  const { byEpochs, bySteps } = lengthsOf(rows);
  const epochs = { head: 'Epochs', of: ({ steps, epochs: count }: LeaderboardRow) => (steps === null ? formatCount(count) : '–') };
  const steps = { head: 'Steps', of: ({ steps: count }: LeaderboardRow) => shown(count, formatCount) };
  return [...(byEpochs ? [epochs] : []), ...(bySteps ? [steps] : [])];
}

const classKeys = ['accuracy', 'precision', 'recall', 'f1', 'auc', 'loss'] as const;
const numberKeys = ['rootMeanSquaredError', 'meanAbsoluteError', 'meanAbsolutePercentageError', 'r2', 'loss'] as const;

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}

/** A figure; of several folds with their standard deviation below it. */
function withSpread(value: number | null | undefined, spread: number | undefined, format: (value: number) => string): string {
  const figure = shown(value, format);
  return spread === undefined || figure === '–' ? figure : `${figure}\n± ${format(spread)}`;
}

const classFigures = {
  heads: ['Accuracy', 'Precision', 'Recall', 'F1', 'AUC', 'Loss'],
  of: (evaluation: Evaluation | null, deviation?: Deviations | null): readonly string[] =>
    classKeys.map((key) => withSpread(evaluation?.kind === 'classification' ? evaluation[key] : null, deviation?.[key], formatScore)),
};

const numberFigures = {
  heads: ['RMSE', 'MAE', 'MAPE', 'R²', 'Loss'],
  of: (evaluation: Evaluation | null, deviation?: Deviations | null): readonly string[] =>
    numberKeys.map((key) => withSpread(evaluation?.kind === 'regression' ? evaluation[key] : null, deviation?.[key], formatNumber)),
};
