import type { ProblemOutcome } from '../../src-main/core/problem/problem';
import { formatCount } from '../../src-main/core/text';
import type { Noun } from './navigation.svelte';
import { preparing } from './preparing.svelte';
import { project } from './project.svelte';

/** Room for a figure in the rail. */
const mostLetters = 17;

export type StepState = 'done' | 'running' | 'to do';

/** One noun in the rail, with its state and its one figure. */
export interface RailStep {
  readonly noun: Noun;
  readonly label: string;
  readonly state: StepState;
  readonly figure: string;
}

/** The six nouns as the open project has them. */
export function railSteps(): readonly RailStep[] {
  return [datasetStep(), problemStep(), modelStep(), runStep(), leaderboardStep(), reportStep()];
}

function datasetStep(): RailStep {
  const dataset = project.dataset;
  const figure = dataset ? `${formatCount(dataset.rows)} × ${formatCount(dataset.columns.length)}` : '';
  return { noun: 'dataset', label: 'Data', state: dataset ? 'done' : 'to do', figure };
}

function problemStep(): RailStep {
  const figure = project.outcome ? partsFigure(project.outcome) : '';
  return { noun: 'problem', label: 'Problem', state: project.shape ? 'done' : 'to do', figure };
}

/** `648 + 139 + 139`, or where the rail has no room for it the sum of the parts. */
function partsFigure({ train, validation, test }: ProblemOutcome): string {
  if (!train || !test) return '';
  const rows = [train, validation, test].flatMap((part) => (part ? [part.rows] : []));
  const each = rows.map(formatCount).join(' + ');
  return each.length <= mostLetters ? each : formatCount(rows.reduce((sum, count) => sum + count, 0));
}

function modelStep(): RailStep {
  const count = project.models.length;
  return { noun: 'model', label: 'Models', state: count > 0 ? 'done' : 'to do', figure: count > 0 ? formatCount(count) : '' };
}

function runStep(): RailStep {
  const runs = project.problemRuns;
  const ended = runs.filter((run) => run.state !== 'queued' && run.state !== 'running').length;
  const state = preparing.current ? 'running' : runs.length === 0 ? 'to do' : ended < runs.length ? 'running' : 'done';
  const figure =
    runs.length === 0 ? '' : ended < runs.length ? `${formatCount(ended)} of ${formatCount(runs.length)}` : formatCount(runs.length);
  return { noun: 'run', label: 'Runs', state, figure };
}

function hasResult(): boolean {
  return project.problemRuns.some((run) => run.evaluation !== null);
}

function leaderboardStep(): RailStep {
  return { noun: 'leaderboard', label: 'Leaderboard', state: hasResult() ? 'done' : 'to do', figure: '' };
}

function reportStep(): RailStep {
  return { noun: 'report', label: 'Report', state: hasResult() ? 'done' : 'to do', figure: '' };
}
