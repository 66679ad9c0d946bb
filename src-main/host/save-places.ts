import { SeqbenchError } from '../core/errors';

/** Where the window may write: each path that the user chose in a save dialog, once. The window itself cannot add to them. */
export class SavePlaces {
  private readonly chosen = new Set<string>();

  /** @param path what a save dialog answered, null where it was closed @returns the same */
  choose(path: string | null): string | null {
    if (path !== null) this.chosen.add(path);
    return path;
  }

  /** @throws SeqbenchError `request.refused` for a path that no dialog gave, or that was written to already */
  use(path: string): void {
    if (this.chosen.delete(path)) return;
    throw new SeqbenchError({
      code: 'request.refused',
      message: 'The window may only write to a file that was chosen in a save dialog.',
      place: path,
      remedy: 'Choose where to save it, once more.',
    });
  }
}
