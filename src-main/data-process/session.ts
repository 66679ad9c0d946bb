import { SeqbenchError } from '../contract/errors';
import type { ProjectState } from '../contract/project';
import type { RunId } from '../core/ids';
import { closeProject, openProject, projectState } from './open-project';
import type { Project } from './project';

/** The one project that is open, if any. */
export class Session {
  private current: Project | null = null;

  /** @throws SeqbenchError `request.refused` where none is open */
  get project(): Project {
    if (this.current) return this.current;
    throw new SeqbenchError({
      code: 'request.refused',
      message: 'No project is open.',
      remedy: 'Open a project, or drop a CSV file on the window to start one.',
    });
  }

  async state(): Promise<ProjectState | null> {
    return this.current && (await projectState(this.current));
  }

  async open(folder: string, liveRuns: readonly RunId[]): Promise<ProjectState> {
    this.close();
    this.current = await openProject(folder, liveRuns);
    return await projectState(this.current);
  }

  close(): void {
    if (this.current) closeProject(this.current);
    this.current = null;
  }
}
