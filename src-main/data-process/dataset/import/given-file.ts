import type { ImportOptions } from '../../../core/dataset/import-options';
import type { Fingerprint } from './fingerprint';
import type { Scratch } from './scratch';
import { openSource, type Source } from './source';
import type { ImportContext } from './watch-query';

/** A file that was given, and what its bytes tell. */
export interface GivenFile {
  readonly path: string;
  readonly print: Fingerprint;
}

/** Unpacks and transcodes what has to be, file by file. */
export async function openSources(
  files: readonly GivenFile[],
  options: ImportOptions,
  scratch: Scratch,
  { signal }: Pick<ImportContext, 'signal'>,
): Promise<readonly Source[]> {
  const sources: Source[] = [];
  for (const { path, print } of files) sources.push(await openSource(path, path, print, { options, scratch, signal }));
  return sources;
}
