import { resolve } from 'node:path';
import { SeqbenchError } from '../core/errors';

/** Paths that the user gave, by a dialog or by what is remembered of earlier ones. The window may name these alone, and cannot add to them. */
export class GivenPaths {
  private readonly given = new Set<string>();

  /** @param path what a dialog answered, null where it was closed @returns the same */
  give(path: string | null): string | null {
    if (path !== null) this.given.add(resolve(path));
    return path;
  }

  /**
   * @param remembered paths that count as given, too
   * @returns the absolute path
   * @throws SeqbenchError `request.refused` for a path that nobody gave
   */
  expect(path: string, remembered: readonly string[] = []): string {
    const absolute = resolve(path);
    if (this.given.has(absolute) || remembered.some((each) => resolve(each) === absolute)) return absolute;
    throw new SeqbenchError({
      code: 'request.refused',
      message: 'The window may only open what was chosen in a dialog or stands in the list of recent projects.',
      place: path,
      remedy: 'Choose it by “Open project”.',
    });
  }
}
