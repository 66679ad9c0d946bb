import type { RankedRun } from '../../src-main/core/report/ranked-run';
import type { ResultRecord } from '../../src-main/core/report/report';
import { colorOf } from '../../src-main/core/run/colors';
import type { Curve } from '../ui/curves';

/** Runs of the record with their labels and colours, as charts want them. */
export function curvesOf(record: ResultRecord, chosen: readonly RankedRun[]): readonly Curve[] {
  return chosen.flatMap(({ row, label }) => {
    const reported = record.runs.find(({ run }) => run.id === row.runId);
    return reported ? [{ run: reported.run, label, color: colorOf(reported.result ?? reported.ordinal) }] : [];
  });
}
