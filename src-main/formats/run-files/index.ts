import type { ResultRecord } from '../../core/report/report';
import { answersCsv } from './answers-csv';
import { evaluationText } from './evaluation-text';
import { historyCsv } from './history-csv';
import { leaderboardCsv } from './leaderboard-csv';
import { runFolderName } from './slug';

/** A file that is made from a result record. */
export interface ResultFile {
  /** Relative to the result's folder, with `/`. */
  readonly path: string;
  readonly content: string;
}

/** Every text file of a result but the report: leaderboard, the record itself, and by run its history and classification report. */
export function resultFiles(record: ResultRecord): readonly ResultFile[] {
  const perRun = record.runs.flatMap(({ ordinal, run }): ResultFile[] => {
    const folder = `runs/${runFolderName(ordinal, run.model.name, run.fold)}`;
    // By step it is copied from the run's own folder, for no record holds that many rows.
    const name = run.training.history === 'steps' ? 'history-by-epoch.csv' : 'history.csv';
    const history = { path: `${folder}/${name}`, content: historyCsv(run, record.leaderboard.task) };
    if (!run.evaluation) return [history];
    const report = run.evaluation.kind === 'classification' ? 'classification-report.txt' : 'regression-report.txt';
    return [history, { path: `${folder}/${report}`, content: evaluationText(run.evaluation) }];
  });
  const answers = answersCsv(record.leaderboard);
  return [
    { path: 'leaderboard.csv', content: leaderboardCsv(record.leaderboard) },
    ...(answers === null ? [] : [{ path: 'leaderboard-by-answer.csv', content: answers }]),
    { path: 'leaderboard.json', content: json(record.leaderboard) },
    { path: 'result.json', content: json(record) },
    ...perRun,
  ];
}

export { runFolderName } from './slug';

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
