import { api } from '../api/api';
import { wasClosed } from './closed-project';
import { notices } from './notices.svelte';
import { showProject } from './open-project';
import { project } from './project.svelte';

/** Comes back to where the last session was left: the project that is open, or the one that was. */
export async function resume(): Promise<void> {
  await notices.attempt(async () => {
    const open = await api.invoke('project.state');
    if (open) project.load(open);
    else await reopen();
    if (project.isOpen) showProject();
  });
}

async function reopen(): Promise<void> {
  const [last] = await api.invoke('project.recent');
  if (last && !wasClosed(last.folder)) await project.open(last.folder);
}
