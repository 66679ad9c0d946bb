import type { ImportOptions } from '../../../core/dataset/import-options';
import type { Project } from '../../project';
import { listDatasets } from '../../store/datasets';
import type { ByteFacts } from './byte-scan';
import { type FileLook, fingerprint, lookAtBeginning, refuseChanged } from './fingerprint';
import { firstLine } from './first-line';
import type { GivenFile } from './given-file';
import { readTable, unreadable } from './read-table';
import { refuseFullDisk } from './room';
import type { Scratch } from './scratch';
import { openSource, type TextFile } from './source';
import type { ReadTable } from './table-reading';
import { isGzip } from './unpack';
import { type ImportContext, watchQuery } from './watch-query';

/** Bytes from which on it pays. */
const largeFile = 32_000_000;

/** What came of a file while all its bytes were looked at. */
export interface AheadReading {
  readonly files: readonly GivenFile[];
  /** Null, and no table, where what its beginning told did not hold for all of it. */
  readonly read: ReadTable | null;
}

interface Target {
  readonly project: Project;
  readonly table: string;
  readonly options: ImportOptions;
  readonly scratch: Scratch;
  readonly context: ImportContext;
}

/**
 * Reads a large file of plain text into a table while its bytes are still hashed and looked at. As soon as they turn out otherwise than the
 * beginning, the reading stops: that takes no longer than to look at them first.
 *
 * @returns null for other files, and for one that may have been imported before: those are looked at first
 * @throws SeqbenchError `file.*`
 */
export async function readAhead(paths: readonly string[], target: Target): Promise<AheadReading | null> {
  const [path = '', ...others] = paths;
  const source = others.length > 0 ? null : await openAhead(path, target);
  if (!source || listDatasets(target.project.store).some(({ bytes }) => bytes === source.print.bytes)) return null;
  await refuseFullDisk(target.project.folder, source.print.bytes);
  const { context } = target;
  const stop = new AbortController();
  const cancel = (): void => {
    stop.abort(context.signal.reason);
  };
  context.signal.addEventListener('abort', cancel, { once: true });
  try {
    const whole = fingerprint(path, context.signal, (_, soFar) => {
      if (!holds(source.print, soFar)) stop.abort();
    });
    whole.catch(cancel);
    const outcome = await readInto(source, target, stop.signal);
    const print = await whole;
    const files = [{ path, print }];
    if (!holds(source.print, print)) {
      await target.project.warehouse.drop(target.table);
      return { files, read: null };
    }
    await refuseChanged(path, print);
    if ('thrown' in outcome) throw unreadable(outcome.thrown, path);
    const { read } = outcome;
    const line = read.leftOut > 0 ? null : firstLine([{ ...source, text: { ...source.text, print } }], read, read.rows);
    return { files, read: { ...read, firstLine: line } };
  } finally {
    context.signal.removeEventListener('abort', cancel);
  }
}

/** @returns null for what is not plain text, or has to be looked at as a whole */
async function openAhead(path: string, { options, scratch, context }: Target): Promise<TextFile | null> {
  const print = await lookAtBeginning(path, largeFile);
  if (!print?.utf8 || print.zeroAt !== null || isGzip(print.first) || (options.encoding ?? 'utf-8') !== 'utf-8') return null;
  const source = await openSource(path, path, print, { options, scratch, signal: context.signal }).catch(() => null);
  return source?.format === 'csv' ? source : null;
}

/** Whether what was taken for all of a file holds for more of it. */
function holds(look: FileLook, { zeroAt, utf8, mixedLineEnds, plain, longest }: ByteFacts): boolean {
  const marks = !look.plain || plain;
  return zeroAt === null && utf8 && marks && mixedLineEnds === look.mixedLineEnds && longest.bytes <= look.first.length;
}

async function readInto(
  source: TextFile,
  { project, table, options, context }: Target,
  signal: AbortSignal,
): Promise<{ readonly read: ReadTable } | { readonly thrown: unknown }> {
  try {
    const read = await project.warehouse.use((connection) =>
      watchQuery(connection, { ...context, signal }, 'reading', () =>
        readTable(connection, { table, sources: [source], options, plans: null, signal }),
      ),
    );
    return { read };
  } catch (thrown) {
    return { thrown };
  }
}
