import { recordLabels, rowLabels } from '../../core/report/labels';
import type { ReportedRun, ResultRecord } from '../../core/report/report';
import { resultOf } from '../../core/run/results';

/** Series colours there are; the ninth run takes the first again. */
const colors = 8;

/** A run of the record with what every section says of it. */
export interface RunView {
  readonly reported: ReportedRun;
  /** Where it stands in the record: `runs.0`. */
  readonly path: string;
  readonly label: string;
  /** The same, but for a run of one of several folds: what all of them are called. */
  readonly result: string;
  /** Class of its colour: `s1` to `s8`, the same in every section and in the window. */
  readonly color: string;
  /** Id of its section. */
  readonly anchor: string;
}

/** Runs in the leaderboard's order. */
export function runViews(record: ResultRecord): readonly RunView[] {
  const labels = recordLabels(record);
  const results = record.leaderboard.folds ? rowLabels(record) : null;
  return record.runs.map((reported, index) => ({
    reported,
    path: `runs.${index}`,
    label: labels.get(reported.run.id) ?? reported.run.model.name,
    result: results?.get(resultOf(reported.run)) ?? labels.get(reported.run.id) ?? reported.run.model.name,
    color: `s${((reported.result ?? reported.ordinal) % colors) + 1}`,
    anchor: `run-${reported.ordinal + 1}`,
  }));
}
