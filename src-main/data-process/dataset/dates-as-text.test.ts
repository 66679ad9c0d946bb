import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../contract/rpc';
import { fileWith, importFile, openedClient } from '../testing/data-client';

let client: Client;
beforeEach(async () => {
  ({ client } = await openedClient());
});

async function imported(content: string, options = {}) {
  const dataset = await importFile(client, fileWith(content), options);
  const { rows } = await client.invoke('dataset.page', { datasetId: dataset.id, offset: 0, limit: 10 });
  return { values: rows.map(([value]) => value), notes: dataset.notes.join('\n'), type: dataset.columns[0]?.type };
}

describe('dates in a way that is not known whole', () => {
  it.each([
    ['with an offset from UTC', ['2020-03-29T01:30:00+02:00', '2020-03-30T01:30:00+02:00']],
    ['in five ways', ['2020-01-13', '13.01.2020', '01/13/2020', '2020-01-13 10:00', '13 Jan 2020', 'January 13, 2020']],
  ])('stay text as they stand, and the column is named: %s', async (_, dates) => {
    const { values, notes, type } = await imported(`d;v\n${dates.map((date, i) => `${date};${i}`).join('\n')}\n`);
    expect(type).toBe('text');
    expect(values).toEqual(dates);
    expect(notes).toContain(`d is kept as text: its values look like dates, such as “${dates[0]}”`);
  });

  it('are dates where their format is said', async () => {
    const content = 'd;v\n2020-03-29T01:30:00+02:00;1\n2020-03-30T00:30:00-01:00;2\n';
    const { values, type } = await imported(content, { columns: [{ column: 0, dateFormat: '%Y-%m-%dT%H:%M:%S%z' }] });
    expect(type).toBe('date');
    expect(values.map(String)).toEqual(['2020-03-28T23:30:00', '2020-03-30T01:30:00']);
  });

  it('with the month’s name and no comma are dates', async () => {
    expect((await imported('d;v\nJan 5 2020;1\nFeb 13 2020;2\n')).type).toBe('date');
    expect((await imported('d;v\nJanuary 5 2020;1\nFebruary 13 2020;2\n')).type).toBe('date');
  });

  it('words are not taken for dates', async () => {
    const { notes } = await imported('d;v\n2020 was good;1\nJan;2\n2021-05;3\n');
    expect(notes).not.toContain('look like dates');
  });
});
