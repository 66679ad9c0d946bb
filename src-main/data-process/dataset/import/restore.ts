import { type ColumnPlan, storedTypes, textPlan } from '../../../core/dataset/column-plan';
import type { DatasetSummary } from '../../../core/dataset/dataset';
import type { ImportOptions } from '../../../core/dataset/import-options';
import type { Project } from '../../project';
import { type FileReading, getDataset } from '../../store/datasets';
import { tableName } from '../../warehouse/warehouse';
import { type GivenFile, openSources } from './given-file';
import { readTable } from './read-table';
import { Scratch } from './scratch';
import { type ImportContext, watchQuery } from './watch-query';

/** Makes a lost table again from the very files it was made of. */
export async function restoreTable(
  project: Project,
  { id, options }: Pick<DatasetSummary, 'id' | 'options'>,
  files: readonly GivenFile[],
  context: ImportContext,
): Promise<void> {
  const table = tableName(id);
  if (project.tables.has(table)) return;
  const { file } = getDataset(project.store, id);
  const scratch = new Scratch(project.folder);
  try {
    const { header, skip = 0 } = file;
    // What was guessed then holds, however it would be guessed now.
    const decided = file.plans ? { ...options, header, skip } : decidedBefore(options, file);
    const sources = await openSources(files, decided, scratch, context);
    await project.warehouse.use((connection) =>
      watchQuery(connection, context, 'reading', () =>
        readTable(connection, { table, sources, options: decided, plans: plansOf(file), signal: context.signal }),
      ),
    );
  } finally {
    await scratch.remove();
  }
  project.tables.add(table);
}

/** The first version guessed separator and header in another way, and kept what it found. */
function decidedBefore(options: ImportOptions, { delimiter, header, skip = 0 }: FileReading): ImportOptions {
  return { ...options, format: 'csv', delimiter, header, skip, quote: '"' };
}

/** Readings of the first version have types alone, and one date format for all columns. */
function plansOf({ plans, columns, dateFormat, timestampFormat }: FileReading): readonly ColumnPlan[] {
  if (plans) return plans;
  return columns.map(({ name, type }, index) => {
    const stored = storedTypes.find((each) => each === type) ?? 'VARCHAR';
    const format = stored === 'DATE' ? dateFormat : stored === 'TIMESTAMP' ? timestampFormat : null;
    return { ...textPlan(name, index), type: stored, formats: format === null ? [] : [format] };
  });
}
