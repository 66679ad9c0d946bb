import { SeqbenchError } from '../../../contract/errors';
import type { OrderKind } from '../../../core/dataset/series';
import { columnType } from '../../warehouse/profile';
import { columnName } from '../../warehouse/warehouse';
import type { OpenTable } from '../table';

/** A column's place in the table. */
export interface Found {
  /** As SQL has it. */
  readonly sql: string;
  /** DuckDB's type. */
  readonly type: string;
}

/** @throws SeqbenchError `request.invalid` for a column that is not there */
export function findColumn({ summary, file }: OpenTable, name: string): Found {
  const index = file.columns.findIndex((column) => column.name === name);
  const column = file.columns[index];
  if (column) return { sql: columnName(index), type: column.type };
  throw new SeqbenchError({ code: 'request.invalid', message: `${summary.name} has no column “${name}”.`, place: name });
}

/** @returns the column as DOUBLE. @throws SeqbenchError `request.invalid` for one that holds no numbers */
export function findNumbers(table: OpenTable, name: string): string {
  const { sql, type } = findColumn(table, name);
  if (columnType(type) === 'number') return `${sql}::DOUBLE`;
  throw new SeqbenchError({ code: 'request.invalid', message: `The column “${name}” holds no numbers.`, place: name });
}

/** What rows are put in order by; null stands for the order of the file. */
export interface Order {
  readonly kind: OrderKind;
  /** The place on the axis as DOUBLE: row from 1, number, or milliseconds since 1970 in UTC. */
  readonly x: string;
}

/** @throws SeqbenchError `request.invalid` for a column of texts */
export function findOrder(table: OpenTable, name: string | null): Order {
  if (name === null) return { kind: 'row', x: '(rowid + 1)::DOUBLE' };
  const { sql, type } = findColumn(table, name);
  switch (columnType(type)) {
    case 'number':
      return { kind: 'number', x: `${sql}::DOUBLE` };
    case 'date':
      return { kind: 'date', x: `epoch_ms(${sql}::TIMESTAMP)::DOUBLE` };
    case 'text':
    case 'boolean':
      throw new SeqbenchError({
        code: 'request.invalid',
        message: `Nothing can be drawn over “${name}”, which holds ${columnType(type) === 'text' ? 'texts' : 'yes and no'}.`,
        place: name,
        remedy: 'Choose a column of numbers or dates, or the order of the rows.',
      });
  }
}
