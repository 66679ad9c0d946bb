import type { Handlers } from '../../contract/rpc';
import type { Session } from '../session';
import { readPage } from '../warehouse/page';
import type { Importer } from './importer';
import { previewFormula } from './formula/preview';
import { previewFiles } from './preview/preview';
import { openTable } from './table';
import { getDataset } from '../store/datasets';
import { listRejects } from '../store/rejects';

export function datasetHandlers(
  session: Session,
  importer: Importer,
): Handlers<
  | 'dataset.fromFormula'
  | 'dataset.previewFormula'
  | 'dataset.preview'
  | 'dataset.import'
  | 'dataset.cancelImport'
  | 'dataset.page'
  | 'dataset.rejects'
> {
  return {
    'dataset.preview': (request) => previewFiles(request),
    'dataset.import': (request) => importer.import(session.project, request),
    'dataset.fromFormula': (request) => importer.fromFormula(session.project, request),
    'dataset.previewFormula': ({ formula }) => previewFormula(formula),
    'dataset.cancelImport': ({ job }) => {
      importer.cancel(job);
      return undefined;
    },
    'dataset.page': async ({ datasetId, offset, limit, columns }) => {
      const { project } = session;
      const { table, file } = await openTable(project, datasetId);
      return { id: datasetId, offset, rows: await readPage(project.warehouse, table, file.columns, { offset, limit, columns }) };
    },
    'dataset.rejects': ({ datasetId, offset, limit }) => {
      const { store } = session.project;
      const { leftOut } = getDataset(store, datasetId).summary;
      return { total: leftOut, rows: listRejects(store, datasetId, offset, limit) };
    },
  };
}
