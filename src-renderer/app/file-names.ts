import { plural } from '../../src-main/core/text';

/** `C:\games\basketball.csv` → `basketball.csv`. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** One file by its name, several by their number. */
export function namesOf(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? fileNameOf(first) : plural(paths.length, 'file');
}

/** `basketball.csv` → `Basketball`; a project's name after its first file. */
export function projectNameOf(path: string): string {
  const base =
    fileNameOf(path)
      .replace(/(\.[^.]*?)?(\.gz)?$/i, '')
      .replaceAll(/[_-]+/g, ' ')
      .trim() || 'New project';
  return base.charAt(0).toUpperCase() + base.slice(1);
}
