import Table from 'cli-table3';
import { foldEvaluations } from '../../core/leaderboard/ahead';
import type { Evaluation } from '../../core/leaderboard/evaluation';
import { figureColumns } from '../../core/leaderboard/figure-columns';
import { rankedRuns } from '../../core/report/ranked-run';
import type { ResultRecord } from '../../core/report/report';
import { plural } from '../../core/text';
import { tableStyle } from '../table-style';
import { cut, paint, printable } from '../terminal';

/** Folds that a terminal has columns for; more are in `leaderboard.csv`. */
const mostColumns = 8;
const longestName = 32;

/** What stands behind the means of a leaderboard over several folds: what they are of, and the figure that they rank by, fold by fold. */
export function foldLines(record: ResultRecord, stream: NodeJS.WriteStream): readonly string[] {
  const { folds, task } = record.leaderboard;
  if (!folds) return [];
  const figure = task === 'number' ? 'RMSE' : 'Accuracy';
  const words = `Each figure is the mean of ${plural(folds.length, 'fold')} ± standard deviation; epochs, steps and time are those of all folds together.`;
  if (folds.length > mostColumns) return [words, `The ${folds.length} folds stand in leaderboard.csv.`];
  return [words, '', `${figure} of each fold:`, foldTable(record, stream)];
}

function foldTable(record: ResultRecord, stream: NodeJS.WriteStream): string {
  const { folds = [], baselines } = record.leaderboard;
  const heads = ['Model', ...folds.map((_, index) => `Fold ${index + 1}`)];
  const table = new Table({
    head: heads.map((head) => paint(stream, 'bold', head)),
    colAligns: heads.map((head) => (head === 'Model' ? 'left' : 'right')),
    ...tableStyle,
  });
  const [figured] = figureColumns(record.leaderboard);
  const headline = (evaluation: Evaluation | null): string => {
    const value = figured?.value(evaluation) ?? null;
    return !figured || value === null ? '–' : figured.format(value);
  };
  const name = (text: string): string => cut(printable(text), longestName);
  for (const { row, label } of rankedRuns(record)) table.push([name(label), ...foldEvaluations(row).map(headline)]);
  for (const baseline of baselines) {
    const cells = [name(baseline.name), ...(baseline.folds?.evaluations ?? []).map(headline)];
    table.push(cells.map((cell) => paint(stream, 'gray', cell)));
  }
  return table.toString();
}
