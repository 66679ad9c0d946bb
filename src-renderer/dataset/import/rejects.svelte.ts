import { type ErrorInfo, toErrorInfo } from '../../../src-main/contract/errors';
import type { RejectedRow } from '../../../src-main/core/dataset/preview';
import type { DatasetId } from '../../../src-main/core/ids';
import { api } from '../../api/api';

/** Rows a page. */
export const pageSize = 100;

/** The rows that were left out of a dataset, page by page. */
export class RejectPages {
  rows = $state.raw<readonly RejectedRow[]>([]);
  total = $state(0);
  /** Of the page that is shown, from 0. */
  offset = $state(0);
  error = $state.raw<ErrorInfo | null>(null);
  private asked = 0;

  constructor(private readonly datasetId: DatasetId) {}

  /** Shows the page that begins with a row. Of several requests only the last counts. */
  async show(offset: number): Promise<void> {
    this.asked += 1;
    const ticket = this.asked;
    try {
      const { rows, total } = await api.invoke('dataset.rejects', { datasetId: this.datasetId, offset, limit: pageSize });
      if (ticket !== this.asked) return;
      this.rows = rows;
      this.total = total;
      this.offset = offset;
      this.error = null;
    } catch (thrown) {
      if (ticket === this.asked) this.error = toErrorInfo(thrown);
    }
  }
}
