import type { ColumnProfile } from '../../core/dataset/dataset';
import { quoteName } from '../warehouse/warehouse';
import { columnName } from '../warehouse/warehouse';
import type { OpenTable } from '../dataset/table';

/** A column of a dataset, for people and for SQL. */
export interface SqlColumn {
  readonly profile: ColumnProfile;
  /** Its name in the table. */
  readonly sql: string;
  /** Its value as DOUBLE, NaN where it is missing: a number as it stands, true and false as 1 and 0. */
  readonly double: string;
  /** Its place on an axis as DOUBLE: a number, or milliseconds since 1970 in UTC; NaN where it is missing. */
  readonly place: string;
}

/** Columns of a dataset by their names. */
export class SqlTable {
  readonly from: string;
  private readonly columns: ReadonlyMap<string, SqlColumn>;

  constructor(readonly dataset: OpenTable) {
    this.from = quoteName(dataset.table);
    this.columns = new Map(dataset.summary.columns.map((profile, index) => [profile.name, sqlColumn(profile, columnName(index))]));
  }

  /** @throws Error for a column that is not there: what was found sound names none */
  column(name: string): SqlColumn {
    const found = this.columns.get(name);
    if (!found) throw new Error(`The table has no column ${name}.`);
    return found;
  }
}

function sqlColumn(profile: ColumnProfile, sql: string): SqlColumn {
  const value = profile.type === 'boolean' ? `${sql}::INTEGER::DOUBLE` : `${sql}::DOUBLE`;
  const place = profile.type === 'date' ? `(epoch_us(${sql}::TIMESTAMP)::DOUBLE / 1000)` : value;
  return { profile, sql, double: orNaN(value), place: orNaN(place) };
}

function orNaN(expression: string): string {
  return `coalesce(${expression}, 'nan'::DOUBLE)`;
}
