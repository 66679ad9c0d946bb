import { recordLabels } from '../../src-main/core/report/labels';
import type { RankedRun } from '../../src-main/core/report/ranked-run';
import type { ResultRecord } from '../../src-main/core/report/report';
import { colorOf } from '../../src-main/core/run/colors';
import type { Curve } from '../ui/curves';

/** Runs of the record with their labels and colours, as charts want them; of a row over several folds, one a fold. */
export function curvesOf(record: ResultRecord, chosen: readonly RankedRun[]): readonly Curve[] {
  const labels = recordLabels(record);
  return chosen.flatMap(({ row, label }) =>
    (row.folds?.rows ?? [row]).flatMap(({ runId }) => {
      const reported = record.runs.find(({ run }) => run.id === runId);
      if (!reported) return [];
      const color = colorOf(reported.result ?? reported.ordinal);
      return [{ run: reported.run, label: labels.get(runId) ?? label, legend: row.folds ? label : undefined, color }];
    }),
  );
}
