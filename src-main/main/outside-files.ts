import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The table or Keras model that a start of the program was given, as by a double click.
 *
 * @param args of the command line, without the executable
 * @param workingFolder that relative paths count from
 * @returns an absolute path, or null where there is none
 */
export function fileToOpen(args: readonly string[], workingFolder: string): string | null {
  const named = args.find((arg) => !arg.startsWith('-') && /\.(csv|tsv|txt|keras)$/i.test(arg));
  if (named === undefined) return null;
  const file = path.resolve(workingFolder, named);
  return existsSync(file) ? file : null;
}
