import { setImmediate } from 'node:timers/promises';
import { assignParts, hasValidation, rowSamples, type SampledParts, shareOut, windowSamples } from '../../core/problem/assign-parts';
import { balanceOf } from '../../core/problem/balance';
import type { CodedFinding } from '../../core/problem/facts';
import { findClassFaults } from '../../core/problem/findings/classes';
import { firstError } from '../../core/problem/findings/finding';
import { findOrderFaults, orderFaults } from '../../core/problem/findings/order';
import {
  findPartFaults,
  findSplitFaults,
  findStratifyFaults,
  findTooLarge,
  findTreated,
  findWindowFaults,
} from '../../core/problem/findings/parts';
import { findEmptyFilter } from '../../core/problem/findings/filter';
import { findAnywhereFaults } from '../../core/problem/findings/formula';
import { findingsOfFolds } from '../../core/problem/findings/of-folds';
import { findSettings } from '../../core/problem/findings/settings';
import { findValueFaults } from '../../core/problem/findings/values';
import { foldsOf, trainsEveryFold } from '../../core/problem/folds';
import { countStrata, type JointClasses, jointClasses } from '../../core/problem/joint-classes';
import { countMissingRows, droppedRows, type Layout, type PlannedRows, withoutRows } from '../../core/problem/layout';
import type { Assignment } from '../../core/problem/part-codes';
import { losesFirst, plannedShape } from '../../core/problem/planned-shape';
import type { FoldParts, PartSummary, ProblemCounts, ProblemShape, ProblemSpec } from '../../core/problem/problem';
import { testCount } from '../../core/problem/split';
import { countStraddling, gridOf, type WindowGrid } from '../../core/problem/windows';
import { drained, type Steps } from '../../core/steps';
import type { OpenTable } from '../dataset/table';
import { inTurns } from '../in-turns';
import type { Warehouse } from '../warehouse/warehouse';
import { countKept, countMissing, gatherFacts, type Ground, placeOf } from './gather';
import { preparedBytes } from './prepared-bytes';
import { classIndexSql, type ReadClasses, readClasses } from './read-classes';
import { readLayout } from './read-layout';
import { dropRepeats } from './repeats';
import { readValues, RowPlaces } from './read-values';
import { seriesCandidates } from './series-candidates';
import { sourceOf } from './source';
import { SqlTable } from './sql-columns';

/** A sound problem: which rows of the table become which samples of which part. Values of inputs have not been read. */
export interface ProblemPlan {
  readonly spec: ProblemSpec;
  readonly ground: Ground;
  readonly shape: ProblemShape;
  /** Rows that the filter leaves, each once where that is asked for, in their order, before any is left out for a missing value. */
  readonly layout: Layout;
  /** [rows of the layout] 1 where left out for a missing value; null where none is */
  readonly dropped: Uint8Array | null;
  /** Rows that are left. */
  readonly rows: PlannedRows;
  readonly places: RowPlaces;
  /** Part of each row that is left; of windows at random all are to train on, and `samples` tells them apart. */
  readonly assignment: Assignment;
  /** Samples of each part as places in `rows`: rows, or the first rows of windows. */
  readonly samples: SampledParts;
  /** [targets][rows] class index of each; null for numbers */
  readonly classes: readonly Float64Array[] | null;
  /** Of windows. */
  readonly grid: WindowGrid | null;
  readonly train: PartSummary;
  /** Null where there are two parts. */
  readonly validation: PartSummary | null;
  readonly test: PartSummary;
  readonly counts: ProblemCounts;
}

/** A problem that was judged, and planned where it is sound. */
export interface PlannedProblem {
  readonly findings: readonly CodedFinding[];
  /** Null where `findings` has an error. */
  readonly plan: ProblemPlan | null;
  /** Null where the settings do not say which rows there are. */
  readonly counts: ProblemCounts | null;
  /** Every fold, where all are trained and sound; `plan` is then the last one's. */
  readonly folds?: PlannedFolds;
}

/** Folds of one problem: the rows are laid out once, and shared out for each when it is asked for. */
export interface PlannedFolds {
  readonly parts: readonly FoldParts[];
  /** @param fold from 1 */
  readonly planOf: (fold: number) => ProblemPlan;
}

/** Judges a problem from its settings, then from the table's values, then from the parts that come out of them; the first errors end it. */
export async function planProblem(warehouse: Warehouse, dataset: OpenTable, spec: ProblemSpec): Promise<PlannedProblem> {
  const settings = findSettings(spec, dataset.summary);
  if (firstError(settings)) return { findings: settings, plan: null, counts: null };
  const table = new SqlTable(dataset);
  const ground = { warehouse, table, spec, source: await sourceOf(warehouse, table, spec) };
  const kept = await countKept(ground);
  const classes = spec.task === 'number' ? null : await readClasses(warehouse, table, spec, ground.source);
  const facts = await gatherFacts(ground, kept, classes);
  const empty = findEmptyFilter(spec, kept, facts.conditions);
  const findings = [...settings, ...(empty.length > 0 ? empty : [...findValueFaults(spec, facts), ...findClassFaults(spec, facts)])];
  if (firstError(findings)) return { findings, plan: null, counts: await countsBefore(ground, kept) };
  return layOut(ground, kept, classes, findings);
}

/** What can be counted although something stands in the way. */
async function countsBefore(ground: Ground, kept: number): Promise<ProblemCounts> {
  const { rows } = ground.table.dataset.summary;
  const missing = kept === 0 ? 0 : await countMissing(ground);
  return { rows, filtered: rows - kept, duplicates: 0, missing, dropped: 0, filled: 0, straddling: 0 };
}

async function layOut(ground: Ground, kept: number, classes: ReadClasses | null, before: readonly CodedFinding[]): Promise<PlannedProblem> {
  const { warehouse, table, spec, source } = ground;
  const layout = await dropRepeats(ground, await readLayout(warehouse, table, spec, source, kept));
  // Of a million rows each of these steps takes a while, and others are heard between them.
  await setImmediate();
  const { dataset } = table;
  const dropped = droppedRows(layout, spec.missing, spec.shape === 'windows');
  const rows = withoutRows(layout, dropped);
  const places = new RowPlaces(rows.rows, dataset.summary.rows);
  const total = dataset.summary.rows;
  const counts = {
    rows: total,
    filtered: total - kept,
    duplicates: kept - layout.rows.length,
    ...countMissingRows(layout, dropped),
    straddling: 0,
  };
  const grid = spec.shape === 'windows' && spec.windows ? gridOf(spec.windows, losesFirst(spec) ? 1 : 0) : null;
  await setImmediate();
  const faults = orderFaults(layout);
  const candidates = faults.ties && spec.series === null ? await seriesCandidates(ground) : [];
  const findings = [
    ...before,
    ...findOrderFaults(spec, faults, (row) => placeOf(dataset, row), candidates),
    ...(grid ? findWindowFaults(spec, rows, grid) : []),
    ...findSplitFaults(spec, rows, hasValidation(spec.split) ? 3 : 2),
    ...findTreated(spec, counts, grid ? (rows.targetless?.at(-1) ?? 0) : 0),
  ];
  if (firstError(findings)) return { findings, plan: null, counts };
  const indices = classes ? await readValues(ground, places, classIndexSql(table, classes)) : null;
  await setImmediate();
  const laid = { ground, layout, dropped, rows, places, grid, counts, classes: indices, labels: classes?.labels ?? [] };
  return inTurns(trainsEveryFold(spec.split) ? shareOutFolds(laid, findings) : shareOutRows(laid, findings));
}

interface LaidOut extends Pick<ProblemPlan, 'ground' | 'layout' | 'dropped' | 'rows' | 'places' | 'grid' | 'classes' | 'counts'> {
  readonly labels: readonly string[];
}

/** Every fold is judged. Plans of long tables are large, so that the last one's alone is kept. */
function* shareOutFolds(laid: LaidOut, before: readonly CodedFinding[]): Steps<PlannedProblem> {
  const specs = foldsOf(laid.ground.spec);
  const shareOutFold = (index: number): Steps<PlannedProblem> => {
    const spec = specs[index] ?? laid.ground.spec;
    return shareOutRows({ ...laid, ground: { ...laid.ground, spec } }, []);
  };
  const found: (readonly CodedFinding[])[] = [];
  const parts: FoldParts[] = [];
  for (const index of specs.keys()) {
    const judged = yield* shareOutFold(index);
    found.push(judged.findings);
    if (judged.plan) parts.push({ fold: index + 1, train: judged.plan.train, validation: judged.plan.validation, test: judged.plan.test });
  }
  const findings = [...before, ...findingsOfFolds(found, laid.ground.spec)];
  const { plan, counts } = yield* shareOutFold(specs.length - 1);
  if (!plan || parts.length < specs.length) return { findings, plan: null, counts };
  const planOf = (fold: number): ProblemPlan => drained(shareOutFold(fold - 1)).plan ?? plan;
  return { findings, plan, counts, folds: { parts, planOf } };
}

function* shareOutRows(laid: LaidOut, before: readonly CodedFinding[]): Steps<PlannedProblem> {
  const { ground, rows, grid, classes, labels } = laid;
  const { spec } = ground;
  const strata = spec.split.method === 'random' && spec.split.stratify && classes ? jointClasses(classes) : null;
  const stratified = strata && !grid ? findStratified(laid, strata) : [];
  if (firstError(stratified)) return { findings: [...before, ...stratified], plan: null, counts: laid.counts };
  const assignment = assignParts(spec, rows, strata?.codes ?? null);
  yield;
  const { samples, straddling } = grid
    ? yield* sampleWindows(laid, assignment, grid, strata?.codes ?? null)
    : { samples: rowSamples(assignment), straddling: 0 };
  const part = ({ places, rows: tableRows }: SampledParts['parts']['train']): PartSummary => ({
    rows: places.length,
    tableRows,
    ...balanceOf({ targets: spec.targets, labels, classes }, places, grid?.target ?? null),
  });
  const { train, validation, test } = samples.parts;
  yield;
  const parts = { train: part(train), validation: hasValidation(spec.split) ? part(validation) : null, test: part(test) };
  const shape = plannedShape(spec, labels);
  const counts = { ...laid.counts, straddling };
  const findings = [
    ...before,
    ...stratified,
    ...findPartFaults(spec, parts),
    ...findAnywhereFaults(spec, samples.fitted, counts.missing),
    ...findTooLarge(preparedBytes(spec, shape, rows.count, parts)),
  ];
  if (firstError(findings)) return { findings, plan: null, counts };
  const { layout, dropped, places } = laid;
  return {
    findings,
    plan: { spec, ground, shape, layout, dropped, rows, places, assignment, samples, classes, grid, ...parts, counts },
    counts,
  };
}

/** @param strata [rows] classes that the parts are to have in the same proportion; a window has those of the first row that it predicts */
function* sampleWindows(
  laid: LaidOut,
  assignment: Assignment,
  grid: WindowGrid,
  strata: Float64Array | null,
): Steps<{ readonly samples: SampledParts; readonly straddling: number }> {
  const { rows, ground } = laid;
  const { spec } = ground;
  const sampled = yield* windowSamples(assignment, rows, grid);
  yield;
  const windowed = { assignment, bounds: rows.bounds, gaps: rows.gaps, targetless: rows.targetless };
  const straddling = countStraddling(windowed, sampled.ends, grid);
  if (spec.split.method !== 'random') return { samples: sampled, straddling };
  const all = sampled.parts.train.places;
  const ofWindow = strata && Float64Array.from(all, (start) => strata[start + grid.target.offset] ?? 0);
  return { samples: shareOut(spec, all, rows.count, grid, ofWindow), straddling };
}

/** Classes that are too rare to be in every part. Windows are looked at after they were shared out. */
function findStratified({ ground, labels, rows }: LaidOut, strata: JointClasses): CodedFinding[] {
  const { spec } = ground;
  const counts = countStrata(strata, labels);
  const { test, validation } = spec.split;
  const held = [testCount(rows.count, test), ...(validation > 0 ? [testCount(rows.count, validation)] : [])];
  const left = rows.count - held.reduce((sum, each) => sum + each, 0);
  // Too few rows altogether are told of the parts themselves.
  return left < 2 ? [] : findStratifyFaults(spec, counts, [left, ...held]);
}
