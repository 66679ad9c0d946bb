import type { Evaluation } from '../leaderboard/evaluation';
import { compareEvaluations } from '../leaderboard/rank';
import type { ResultRecord } from './report';

/** A guess that needs no model, and its place among the record's. */
export interface RankedBaseline<Kind> {
  readonly index: number;
  readonly name: string;
  readonly evaluation: Kind;
}

/** The baseline that is hardest to beat; null where there is none of the kind. */
export function bestBaseline<Kind extends Evaluation['kind']>(
  { leaderboard }: ResultRecord,
  kind: Kind,
): RankedBaseline<Extract<Evaluation, { kind: Kind }>> | null {
  const own = leaderboard.baselines.flatMap(({ name, evaluation }, index) =>
    isKind(evaluation, kind) ? [{ index, name, evaluation }] : [],
  );
  return own.toSorted((a, b) => compareEvaluations(a.evaluation, b.evaluation))[0] ?? null;
}

function isKind<Kind extends Evaluation['kind']>(evaluation: Evaluation, kind: Kind): evaluation is Extract<Evaluation, { kind: Kind }> {
  return evaluation.kind === kind;
}
