import type { AppInfo } from '../../src-main/contract/project';
import { api } from '../api/api';
import { notices } from './notices.svelte';

export type ThemeChoice = AppInfo['theme'];

/** Light, dark, or what the system has; `data-theme` on the root element carries the outcome. */
export class Theme {
  choice = $state<ThemeChoice>('system');
  private systemDark = $state(false);

  readonly dark = $derived(this.choice === 'dark' || (this.choice === 'system' && this.systemDark));

  /** Follows the system from now on. */
  watch(): void {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    this.systemDark = query.matches;
    query.addEventListener('change', (event) => (this.systemDark = event.matches));
  }

  set(choice: ThemeChoice): void {
    this.choice = choice;
    void notices.attempt(() => api.invoke('app.theme', { theme: choice }));
  }
}

export const theme = new Theme();
