import { tmpdir } from 'node:os';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Input } from '../../../contract/commands';
import { SeqbenchError } from '../../../contract/errors';
import type { ImportOptions } from '../../../core/dataset/import-options';
import { withPreset } from '../../../core/dataset/presets';
import type { ImportNote, ImportPreview } from '../../../core/dataset/preview';
import { columnType } from '../../warehouse/profile';
import { fileNotes, sameFormat } from '../import/check-table';
import { type Classified, classify } from '../import/classify';
import { skipNotes } from '../import/layout';
import { parquetColumns } from '../import/parquet';
import { layoutsOf, readStage, type Stage } from '../import/read-stage';
import { unreadable } from '../import/read-table';
import { findRejects } from '../import/rejects';
import { Scratch } from '../import/scratch';
import { openSource, type ParquetFile, type Source, type TextFile } from '../import/source';
import { warehouseSettings } from '../../warehouse/warehouse';
import { beginningOf } from './beginning';
import { guessedOptions } from './guessed-options';
import { stagedRows, typedRows } from './rows';

/** Rows of a sheet that types are guessed from. */
const sheetRows = 2000;

/**
 * What files would become, by the same steps as an import, over their beginning and in memory.
 *
 * @throws SeqbenchError `file.*` for files that cannot be looked at
 */
export async function previewFiles({ paths, options }: Input<'dataset.preview'>): Promise<ImportPreview> {
  const scratch = new Scratch(tmpdir());
  const { signal } = new AbortController();
  const instance = await DuckDBInstance.create(':memory:', warehouseSettings);
  try {
    const connection = await instance.connect();
    const sources: Source[] = [];
    let partial = false;
    for (const path of paths) {
      const beginning = await beginningOf(path, scratch, signal);
      partial ||= beginning.partial;
      sources.push(await openSource(path, beginning.path, beginning.print, { options, scratch, signal, mostRows: sheetRows }));
    }
    return { ...(await previewSources(connection, sources, withPreset(options), options)), partial };
  } catch (thrown) {
    throw unreadable(thrown, paths[0] ?? '');
  } finally {
    instance.closeSync();
    await scratch.remove();
  }
}

type Preview = Omit<ImportPreview, 'partial'>;

async function previewSources(
  connection: DuckDBConnection,
  sources: readonly Source[],
  options: ImportOptions,
  asked: ImportOptions,
): Promise<Preview> {
  const [first] = sources;
  if (!first) throw new SeqbenchError({ code: 'request.invalid', message: 'No file was given.' });
  const notes = [...fileNotes(sources), ...unlikeNotes(sources, options)];
  if (first.format === 'parquet') return previewParquet(connection, first, options, asked, notes);
  const stage = await readStage(connection, [first], options, null);
  const classified = await classify(connection, stage.facts, options);
  return previewStage(connection, first, stage, classified, asked, notes);
}

async function previewStage(
  connection: DuckDBConnection,
  source: Source,
  stage: Stage,
  classified: Classified,
  asked: ImportOptions,
  notes: readonly ImportNote[],
): Promise<Preview> {
  const plans = classified.decisions.map(({ plan }) => plan);
  const rejects = await findRejects(connection, stage.files, plans, stage.facts.names);
  return {
    format: source.format,
    options: guessedOptions(source, stage, classified, asked),
    columns: classified.decisions.map(({ plan, question }) => ({
      name: plan.name,
      type: columnType(plan.type),
      dateFormat: plan.formats.length === 0 ? null : plan.formats.join(' | '),
      question,
    })),
    rows: await stagedRows(connection, stage, plans, rejects.first),
    sheets: source.format === 'xlsx' ? source.sheet.sheets : null,
    notes: [...notes, ...skipNotes(stage.skip), ...classified.notes, ...classified.decisions.flatMap((decision) => decision.notes)],
  };
}

async function previewParquet(
  connection: DuckDBConnection,
  source: ParquetFile,
  options: ImportOptions,
  asked: ImportOptions,
  notes: readonly ImportNote[],
): Promise<Preview> {
  const { plans, notes: found } = await parquetColumns(connection, [source], options);
  return {
    format: 'parquet',
    options: { ...asked, format: 'parquet' },
    columns: plans.map(({ name, type }) => ({ name, type: columnType(type), dateFormat: null, question: null })),
    rows: await typedRows(connection, source, plans),
    sheets: null,
    notes: [...notes, ...found.map((message) => ({ severity: 'note' as const, message }))],
  };
}

/** Files that cannot become one dataset are no reason to show nothing. */
function unlikeNotes(sources: readonly Source[], options: ImportOptions): readonly ImportNote[] {
  try {
    sameFormat(sources);
    if (sources[0]?.format === 'csv') layoutsOf(sources as readonly TextFile[], options);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof SeqbenchError) || thrown.info.code !== 'file.unlike-shapes') throw thrown;
    const { message, remedy } = thrown.info;
    return [{ severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) }];
  }
}
