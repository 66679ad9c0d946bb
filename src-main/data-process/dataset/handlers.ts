import type { Handlers } from '../../contract/rpc';
import type { Session } from '../session';
import { readPage } from '../warehouse/page';
import type { Importer } from './importer';
import { openTable } from './table';

export function datasetHandlers(
  session: Session,
  importer: Importer,
): Handlers<'dataset.import' | 'dataset.cancelImport' | 'dataset.page'> {
  return {
    'dataset.import': (request) => importer.import(session.project, request),
    'dataset.cancelImport': ({ job }) => {
      importer.cancel(job);
      return undefined;
    },
    'dataset.page': async ({ datasetId, offset, limit }) => {
      const { project } = session;
      const { table, file } = await openTable(project, datasetId);
      return { id: datasetId, offset, rows: await readPage(project.warehouse, table, file.columns, offset, limit) };
    },
  };
}
