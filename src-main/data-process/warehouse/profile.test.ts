import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { profileTable } from './profile';
import { columnName } from './warehouse';

/** More columns than one query takes: column c holds (row × c) mod 7, missing at every row that c + 2 divides. */
const columns = Array.from({ length: 1200 }, (_, index) => ({ name: `V${index}`, type: index % 2 === 0 ? 'BIGINT' : 'VARCHAR' }));
const rows = 90;

function valueAt(row: number, column: number): number | null {
  return row % (column + 2) === 0 ? null : (row * column) % 7;
}

it('profiles more columns than one query takes, each as if it stood alone', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const cells = columns.map(({ type }, c) => `if(r % ${c + 2} = 0, NULL, (r * ${c}) % 7)::${type} AS ${columnName(c)}`);
    await connection.run(`CREATE TABLE t AS SELECT ${cells.join(', ')} FROM range(${rows}) AS numbers(r)`);
    const shares: number[] = [];
    const profiles = await profileTable(connection, 't', columns, rows, (share) => shares.push(share));
    expect(shares).toEqual([0, 1000 / 1200, 1]);
    for (const [c, profile] of profiles.entries()) {
      const present = Array.from({ length: rows }, (_, row) => valueAt(row, c)).filter((value) => value !== null);
      const counts = new Map<number, number>();
      for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
      expect(profile).toMatchObject({ name: `V${c}`, missing: rows - present.length, distinct: counts.size });
      const shown = profile.histogram.filter(({ count }) => count > 0).map(({ label, count }) => [Number(label), count] as const);
      expect(new Map(shown)).toEqual(counts);
      const frequent = profile.histogram.map(({ count }) => count);
      if (profile.type === 'text') expect(frequent).toEqual([...frequent].sort((a, b) => b - a));
      else expect([profile.min, profile.max]).toEqual([Math.min(...present), Math.max(...present)]);
    }
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});

it.each([
  [
    ['9007199254740993', '9007199254740995', '9007199254740997'],
    ['9007199254740993', '9007199254740995', '9007199254740997'],
  ],
  [
    ['9007199254740993', '9007199254740996'],
    ['9007199254740993', '9007199254740994.5', '9007199254740996'],
  ],
  [
    ['-9223372036854775808', '9223372036854775807'],
    ['-9223372036854775808', -0.5, '9223372036854775807'],
  ],
  [
    ['-9223372036854775807', '3', '4', '5'],
    ['-9223372036854775807', 3.5, 5],
  ],
  [
    ['1', '9007199254740991'],
    [1, 4503599627370496, 9007199254740991],
  ],
] as const)('tells least, middle and greatest of whole numbers to the digit: %j', async (values, [min, median, max]) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const [first, second] = [columnName(0), columnName(1)];
    await connection.run(
      `CREATE TABLE t AS SELECT v::BIGINT AS ${first}, 7::BIGINT AS ${second} FROM (VALUES ${values.map((value) => `('${value}')`).join(', ')}, (NULL)) AS given(v)`,
    );
    const columns = ['large', 'seven'].map((name) => ({ name, type: 'BIGINT' }));
    const [large, seven] = await profileTable(connection, 't', columns, values.length + 1, () => undefined);
    expect(large).toMatchObject({ type: 'number', integer: true, missing: 1, distinct: values.length, min, median, max });
    expect(seven).toMatchObject({ min: 7, median: 7, max: 7 });
    const counted = large?.histogram ?? [];
    expect(counted.length).toBeLessThanOrEqual(24);
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
    if (typeof min === 'string') expect(counted[0]).toMatchObject({ label: min });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});

it('tells quartiles as NumPy does of numbers, and as days that there are of dates', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const cells = [
      `(r * r)::DOUBLE AS ${columnName(0)}`,
      `(DATE '2021-01-01' + r::INTEGER) AS ${columnName(1)}`,
      `'x' AS ${columnName(2)}`,
    ];
    await connection.run(`CREATE TABLE t AS SELECT ${cells.join(', ')}, NULL::DOUBLE AS ${columnName(3)} FROM range(10) AS numbers(r)`);
    const columns = ['DOUBLE', 'DATE', 'VARCHAR', 'DOUBLE'].map((type, index) => ({ name: `V${index}`, type }));
    const profiles = await profileTable(connection, 't', columns, 10, () => undefined);
    // numpy.quantile([0, 1, 4, …, 81], [0.25, 0.75])
    expect(profiles.map(({ quartiles }) => quartiles)).toEqual([[5.25, 45.75], ['2021-01-03', '2021-01-08'], undefined, undefined]);
    expect(profiles[0]?.median).toBe(20.5);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
});
