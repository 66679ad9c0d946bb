import { app } from 'electron';
import path from 'node:path';

/** Built code, beside which every process entry lies. */
export const outFolder = path.join(__dirname, '..');

/** Templates and samples. */
export const resourcesFolder = path.join(app.getAppPath(), 'resources');

/** Lets a test, or a second profile, keep its own settings; call before anything is read. */
export function applyUserDataFolder(): void {
  const folder = process.env.SEQBENCH_USER_DATA;
  if (folder) app.setPath('userData', path.resolve(folder));
}

/** Where new projects are made. */
export function projectsFolder(): string {
  return path.resolve(process.env.SEQBENCH_PROJECTS_DIR ?? path.join(app.getPath('documents'), 'Seqbench'));
}
