import type { AppInfo } from '../../src-main/contract/project';

/** What the app is and runs on; null until the main process has said so. */
class AppInfoStore {
  value = $state.raw<AppInfo | null>(null);
}

export const appInfo = new AppInfoStore();
