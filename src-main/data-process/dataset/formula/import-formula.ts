import type { DatasetSummary } from '../../../core/dataset/dataset';
import { type FormulaSpec, formulaRows, formulaText } from '../../../core/dataset/formula';
import { defaultImportOptions } from '../../../core/dataset/import-options';
import type { DatasetId, Sha256 } from '../../../core/ids';
import { sha256 } from '../../files';
import { newId } from '../../new-id';
import type { Project } from '../../project';
import { addDataset, type FileReading, findDatasetByHash } from '../../store/datasets';
import { tableName } from '../../warehouse/warehouse';
import { profileColumns } from '../import/import-file';
import { refuseFullDisk } from '../import/room';
import type { ImportContext } from '../import/watch-query';
import { columnsOf } from './evaluate';
import { fillTable } from './fill-table';

const bytesOfValue = 8;

/**
 * Makes a dataset of a formula, or finds the one that the same formula, range, noise and seed made before.
 *
 * @throws SeqbenchError `formula.*`, `file.disk-full`, `dataset.import-cancelled`; nothing is left behind
 */
export async function importFormula(project: Project, name: string, formula: FormulaSpec, context: ImportContext): Promise<DatasetSummary> {
  const hash = sha256(JSON.stringify({ formula }));
  const known = findDatasetByHash(project.store, hash);
  if (known) {
    await restoreFormula(project, known.id, formula, context);
    return known;
  }
  // What cannot be read is said before anything is made.
  await columnsOf(formula);
  await refuseFullDisk(project.folder, formulaRows(formula) * (formula.columns.length + 1) * bytesOfValue);
  return importNew(project, { name, formula, hash }, context);
}

interface NewFormula {
  readonly name: string;
  readonly formula: FormulaSpec;
  readonly hash: Sha256;
}

async function importNew(project: Project, { name, formula, hash }: NewFormula, context: ImportContext): Promise<DatasetSummary> {
  const id = newId('dataset');
  const table = tableName(id);
  const file = readingOf(formula, hash);
  try {
    const { rows, columns } = await project.warehouse.use(async (connection) => {
      const made = await fillTable(connection, table, formula, context);
      return { rows: made, columns: await profileColumns(connection, table, file, made, context) };
    });
    context.signal.throwIfAborted();
    const summary: DatasetSummary = {
      id,
      name,
      hash,
      source: formulaText(formula),
      bytes: 0,
      files: [],
      rows,
      options: defaultImportOptions,
      columns,
      importedAt: new Date().toISOString(),
      simulated: false,
      leftOut: 0,
      notes: [],
      formula,
    };
    addDataset(project.store, { summary, file });
    project.tables.add(table);
    return summary;
  } catch (thrown) {
    await project.warehouse.drop(table);
    // An interrupted query says so in DuckDB's words; the reason of the signal says it in ours.
    context.signal.throwIfAborted();
    throw thrown;
  }
}

/** Makes a lost table again. */
export async function restoreFormula(project: Project, id: DatasetId, formula: FormulaSpec, context: ImportContext): Promise<void> {
  const table = tableName(id);
  if (project.tables.has(table)) return;
  await project.warehouse.use((connection) => fillTable(connection, table, formula, context));
  project.tables.add(table);
}

/** There is no file: what counts are the columns. */
function readingOf({ variable, columns }: FormulaSpec, hash: Sha256): FileReading {
  const names = [variable, ...columns.map((column) => column.name)];
  return {
    hash,
    delimiter: ',',
    header: true,
    newLine: '\n',
    columns: names.map((name) => ({ name, type: 'DOUBLE' })),
    dateFormat: null,
    timestampFormat: null,
    firstLine: null,
  };
}
