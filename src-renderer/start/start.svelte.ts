import type { RecentProject, Template } from '../../src-main/contract/project';
import { api } from '../api/api';
import { notices } from '../app/notices.svelte';

/** What the start screen offers: templates and recent projects; null until they are known. */
export class StartState {
  templates = $state.raw<readonly Template[] | null>(null);
  recent = $state.raw<readonly RecentProject[] | null>(null);
  /** What is being opened: a template's id or a project's folder. */
  opening = $state<string | null>(null);

  async load(): Promise<void> {
    await Promise.all([
      notices.attempt(async () => (this.templates = await api.invoke('template.list'))),
      notices.attempt(async () => (this.recent = await api.invoke('project.recent'))),
    ]);
  }

  /** Opens one thing at a time, and shows which. */
  async opens(what: string, open: () => Promise<void>): Promise<void> {
    if (this.opening !== null) return;
    this.opening = what;
    await open();
    this.opening = null;
  }
}
