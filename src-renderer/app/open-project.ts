import type { Template } from '../../src-main/contract/project';
import { plural } from '../../src-main/core/text';
import { api } from '../api/api';
import { rememberClosed } from './closed-project';
import { imports } from './imports.svelte';
import { navigation, type Screen } from './navigation.svelte';
import { notices } from './notices.svelte';
import { preparing } from './preparing.svelte';
import { project } from './project.svelte';

/** @returns the screen where work goes on: the first noun that is not there yet */
export function screenToGoOn(): Screen {
  if (project.datasets.length === 0) return 'dataset';
  if (!project.problem) return 'dataset';
  if (project.problemRuns.some((run) => run.state === 'running' || run.state === 'queued')) return 'run';
  if (project.problemRuns.some((run) => run.state === 'done')) return 'leaderboard';
  return project.models.length > 0 ? 'model' : 'problem';
}

/** Shows the project that was just opened. */
export function showProject(): void {
  rememberClosed(null);
  navigation.reset(screenToGoOn());
}

/** Leaving a project cancels what trains in it, so that is asked for first. */
async function leaveFor(go: () => Promise<void>): Promise<void> {
  const queued = project.runs.filter((run) => run.state === 'running' || run.state === 'queued').length;
  const active = queued + (preparing.current?.runs ?? 0);
  if (active === 0) {
    await notices.attempt(go);
    return;
  }
  const [are, them] = active === 1 ? ['is', 'it'] : ['are', 'them'];
  notices.say(`${plural(active, 'run')} ${are} not finished. Leaving this project cancels ${them}; what was done is kept.`, {
    tone: 'warn',
    action: { label: `Cancel ${them} and leave`, run: () => void notices.attempt(go) },
  });
}

/** Opens a folder, or asks for one. */
export async function openProject(folder?: string): Promise<void> {
  const chosen = folder ?? (await notices.attempt(() => api.invoke('dialog.openProject')));
  if (!chosen) return;
  if (chosen === project.folder) {
    showProject();
    return;
  }
  await leaveFor(async () => {
    await project.open(chosen);
    showProject();
  });
}

export function createProject(name: string): Promise<void> {
  return leaveFor(async () => {
    await project.create(name);
    navigation.reset('dataset');
  });
}

/** Makes a project of a template; the import of its data shows its progress, and can be cancelled. */
export function createFromTemplate({ id, title }: Template): Promise<void> {
  return leaveFor(() =>
    imports.during(title, async (job) => {
      await project.fromTemplate(id, job);
      showProject();
    }),
  );
}

export function closeProject(): Promise<void> {
  return leaveFor(async () => {
    rememberClosed(project.folder);
    await project.close();
    navigation.reset('start');
  });
}
