import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SeqbenchError } from '../../contract/errors';
import { writeError } from '../write-file';

/** `DIR/project`, new and empty, with the earlier one set aside until it is known whether it is needed. */
export interface ProjectFolder {
  readonly folder: string;
  /** The new project stays; the earlier one is removed. */
  keep(): Promise<void>;
  /** The new project is removed; the earlier one comes back. */
  undo(): Promise<void>;
}

/** @throws SeqbenchError `request.refused` where something that is not a project stands there, `file.unreadable` where nothing can be written */
export async function makeProjectFolder(out: string): Promise<ProjectFolder> {
  const folder = path.join(out, 'project');
  const aside = path.join(out, '.project-before');
  const hadOut = await exists(out);
  try {
    await mkdir(out, { recursive: true });
    const hasEarlier = await setAside(folder, aside);
    await mkdir(folder);
    return {
      folder,
      keep: () => rm(aside, { recursive: true, force: true }),
      undo: async () => {
        await rm(folder, { recursive: true, force: true });
        if (hasEarlier) await rename(aside, folder);
        if (!hadOut && (await readdir(out)).length === 0) await rm(out, { recursive: true });
      },
    };
  } catch (thrown) {
    throw writeError(out, thrown);
  }
}

async function setAside(folder: string, aside: string): Promise<boolean> {
  if (!(await exists(folder))) return exists(aside);
  const isProject = await exists(path.join(folder, 'project.db'));
  if (!isProject && (await readdir(folder)).length > 0) {
    throw new SeqbenchError({
      code: 'request.refused',
      message: 'The folder for the results already holds a folder “project” that Seqbench did not make.',
      place: folder,
      remedy: 'Choose another folder with --out.',
    });
  }
  await rm(aside, { recursive: true, force: true });
  await rename(folder, aside);
  return true;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
