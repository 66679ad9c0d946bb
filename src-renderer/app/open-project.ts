import { api } from '../api/api';
import { rememberClosed } from './closed-project';
import { navigation, type Screen } from './navigation.svelte';
import { notices } from './notices.svelte';
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

/** Opens a folder, or asks for one. */
export async function openProject(folder?: string): Promise<void> {
  const chosen = folder ?? (await notices.attempt(() => api.invoke('dialog.openProject')));
  if (!chosen) return;
  await notices.attempt(async () => {
    await project.open(chosen);
    showProject();
  });
}

export async function createProject(name: string): Promise<void> {
  await notices.attempt(async () => {
    await project.create(name);
    navigation.reset('dataset');
  });
}

export async function createFromTemplate(templateId: string): Promise<void> {
  await notices.attempt(async () => {
    await project.fromTemplate(templateId);
    showProject();
  });
}

export async function closeProject(): Promise<void> {
  await notices.attempt(async () => {
    rememberClosed(project.folder);
    await project.close();
    navigation.reset('start');
  });
}
