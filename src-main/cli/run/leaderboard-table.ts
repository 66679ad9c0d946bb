import Table from 'cli-table3';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import { type FigureColumn, figureColumns } from '../../core/leaderboard/figure-columns';
import { type LeaderboardRow, lengthsOf } from '../../core/leaderboard/leaderboard';
import type { Deviations } from '../../core/leaderboard/mean-evaluation';
import { rankedRuns } from '../../core/report/ranked-run';
import type { ResultRecord } from '../../core/report/report';
import { formatCount, formatSeconds } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';

/** Columns that the figures take beside the name. */
const figuresWidth = 89;

/** The leaderboard as a table for a terminal: numbers right-aligned, baselines in grey. */
export function leaderboardTable(record: ResultRecord, stream: NodeJS.WriteStream): string {
  const columns = figureColumns(record.leaderboard);
  const lengths = lengthColumns(record.leaderboard.rows);
  const heads = ['#', 'Model', ...columns.map(({ label }) => label), 'Params', ...lengths.map(({ head }) => head), 'Time'];
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
      ...columns.map((column) => figureText(row, column)),
      formatCount(row.params),
      ...lengths.map(({ of }) => of(row)),
      time,
    ]);
  }
  for (const baseline of record.leaderboard.baselines) {
    const figures = columns.map((column) => figureText(baseline, column));
    const cells = ['', cut(printable(baseline.name), longestName), ...figures, '0', ...lengths.map(() => ''), ''];
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

function shown(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}

/** What a row shows figures of. */
interface Measured {
  readonly evaluation: Evaluation | null;
  readonly folds?: { readonly deviation: Deviations | null } | undefined;
}

/** A figure; of several folds with their standard deviation below it. */
function figureText({ evaluation, folds }: Measured, { key, value, format }: FigureColumn): string {
  const figure = value(evaluation);
  const spread = folds?.deviation?.[key];
  return spread === undefined || figure === null ? shown(figure, format) : `${format(figure)}\n± ${format(spread)}`;
}
