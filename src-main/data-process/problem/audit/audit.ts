import { setImmediate } from 'node:timers/promises';
import { hasValidation } from '../../../core/problem/assign-parts';
import { type Audit, type AuditFinding, auditKinds } from '../../../core/problem/audit';
import { auditOf, checkFor, uncheckedAudit } from '../../../core/problem/audit/audit-problem';
import { clockOf, countedClock, neverGoesBack } from '../../../core/problem/audit/clock';
import { groupCandidates } from '../../../core/problem/audit/group-on-both-sides';
import { auditOfFolds } from '../../../core/problem/audit/of-folds';
import { makeView } from '../../../core/problem/audit/make-view';
import type { AuditView } from '../../../core/problem/audit/view';
import { firstError } from '../../../core/problem/findings/finding';
import type { ProblemSpec } from '../../../core/problem/problem';
import { inputColumns } from '../../../core/problem/spec-columns';
import { formatCount } from '../../../core/text';
import type { OpenTable } from '../../dataset/table';
import { inTurns } from '../../in-turns';
import type { Project } from '../../project';
import type { ProblemPlan } from '../plan';
import { plannedProblem } from '../planned';
import { type ReadTable, readTable } from './read-columns';

/** Values that are held in memory at once, 8 bytes each; a table of more is not audited. */
export const mostValues = 40_000_000;
/** Of the time that an audit takes, about so much goes to reading. */
const readingShare = 0.4;

/** @param onShare told from 0 to 1 how far it is; what it throws ends the audit */
export type OnShare = (share: number) => void;

/** Looks for every kind of leak in a problem as it would be prepared. */
export async function auditDataset(project: Project, dataset: OpenTable, spec: ProblemSpec, onShare: OnShare): Promise<Audit> {
  onShare(0);
  const names = columnsToRead(spec, dataset);
  const values = names.length * dataset.summary.rows;
  if (values > mostValues) {
    const size = `${formatCount(values)} values (${formatCount(names.length)} columns of ${formatCount(dataset.summary.rows)} rows)`;
    return uncheckedAudit(spec, `The table is too large to be held against itself: ${size}, more than ${formatCount(mostValues)}.`);
  }
  const { plan, findings, folds } = await plannedProblem(project, dataset, spec);
  if (!plan) return uncheckedAudit(spec, `The problem is not complete: ${firstError(findings)?.message ?? 'something is missing.'}`);
  await setImmediate();
  const read = await readTable(plan.ground.warehouse, plan.ground.table, names, (share) => onShare(share * readingShare));
  const onChecked = (share: number): void => onShare(readingShare + share * (1 - readingShare));
  await setImmediate();
  if (!folds) return auditView(await viewOf(plan, dataset, read, onChecked), onChecked);
  const audits: Audit[] = [];
  for (const [index, { fold }] of folds.parts.entries()) {
    const onFold = (share: number): void => onChecked((index + share) / folds.parts.length);
    audits.push(await auditView(await viewOf(folds.planOf(fold), dataset, read, onFold), onFold));
  }
  return auditOfFolds(audits, spec);
}

/** Columns that the checks look at; those that a half-filled problem names and the table does not have are left out. */
function columnsToRead(spec: ProblemSpec, { summary }: OpenTable): readonly string[] {
  const clock = clockOf(spec, summary.columns) ?? countedClock(spec, summary.columns);
  const others = [...(clock === null ? [] : [clock]), ...(spec.series === null ? [] : [spec.series])];
  const names = [...inputColumns(spec), ...spec.targets, ...others, ...groupCandidates(spec, summary.columns, summary.rows)];
  const known = new Set(summary.columns.map(({ name }) => name));
  return [...new Set(names)].filter((name) => known.has(name));
}

function viewOf(
  { spec, layout, rows, assignment, samples }: ProblemPlan,
  { summary }: OpenTable,
  { values, whole }: ReadTable,
  onShare: OnShare,
): Promise<AuditView> {
  const { train, validation, test } = samples.parts;
  const counted = countedClock(spec, summary.columns);
  const steps = makeView({
    spec,
    layout,
    planned: rows,
    assignment,
    samples: { train: train.places, validation: validation.places, test: test.places },
    hasValidation: hasValidation(spec.split),
    clock:
      clockOf(spec, summary.columns) ?? (counted !== null && neverGoesBack(values.get(counted) ?? new Float64Array()) ? counted : null),
    profiles: summary.columns,
    table: values,
    whole,
  });
  return inTurns(steps, () => onShare(0));
}

/** One check after the other; between them, and within long ones, others are heard. */
async function auditView(view: AuditView, onShare: OnShare): Promise<Audit> {
  const findings: AuditFinding[] = [];
  for (const [index, kind] of auditKinds.entries()) {
    const share = index / auditKinds.length;
    await setImmediate();
    findings.push(...(await inTurns(checkFor(kind, view), () => onShare(share))));
  }
  onShare(1);
  return auditOf(findings);
}
