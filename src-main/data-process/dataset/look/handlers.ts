import type { Handlers } from '../../../contract/rpc';
import type { Session } from '../../session';
import { openTable } from '../table';
import { readAutocorrelation } from './autocorrelation';
import { readCorrelations } from './correlations';
import { readSeries } from './series';

/** What is seen of a table besides its rows. */
export function lookHandlers(session: Session): Handlers<'dataset.series' | 'dataset.correlations' | 'dataset.autocorrelation'> {
  return {
    'dataset.series': async (request) => {
      const { project } = session;
      return readSeries(project.warehouse, await openTable(project, request.datasetId), request);
    },
    'dataset.correlations': async ({ datasetId, columns }) => {
      const { project } = session;
      return readCorrelations(project.warehouse, await openTable(project, datasetId), columns);
    },
    'dataset.autocorrelation': async (request) => {
      const { project } = session;
      return readAutocorrelation(project.warehouse, await openTable(project, request.datasetId), request);
    },
  };
}
