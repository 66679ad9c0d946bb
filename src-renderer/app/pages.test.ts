import { describe, expect, it } from 'vitest';
import { asId, type DatasetId } from '../../src-main/core/ids';
import type { DatasetPage } from '../../src-main/core/dataset/dataset';
import { RowPages, rowsPerPage } from './pages.svelte';

const id = asId<DatasetId>('games');

/** Answers when told to, one request after the other. */
function reader() {
  const requests: { offset: number; answer: () => void; fail: () => void }[] = [];
  const read = (offset: number, limit: number): Promise<DatasetPage> =>
    new Promise((resolve, reject) => {
      const rows = Array.from({ length: limit }, (_, index) => [offset + index]);
      requests.push({ offset, answer: () => resolve({ id, offset, rows }), fail: () => reject(new Error('gone')) });
    });
  return { requests, read };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('RowPages', () => {
  it('gives a row once its page has arrived', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 1000, 100);
    pages.want({ first: 250, end: 270 });
    expect(pages.row(250)).toBeUndefined();
    requests[0]!.answer();
    await settled();
    expect(pages.row(250)).toEqual([250]);
  });

  it('asks for what is seen, then for what follows, then for what lies before', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 1000, 100);
    pages.want({ first: 250, end: 270 });
    expect(requests).toHaveLength(1);
    for (const index of [0, 1, 2]) {
      requests[index]!.answer();
      await settled();
    }
    expect(requests.map((request) => request.offset)).toEqual([200, 300, 100]);
  });

  it('forgets what was scrolled past before it was asked for', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 1_000_000, 100);
    pages.want({ first: 0, end: 20 });
    pages.want({ first: 500_000, end: 500_020 });
    pages.want({ first: 900_000, end: 900_020 });
    requests[0]!.answer();
    await settled();
    expect(requests.map((request) => request.offset)).toEqual([0, 500_000, 900_000]);
  });

  it('asks for no page twice, and for none beyond the end', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 150, 100);
    pages.want({ first: 0, end: 150 });
    pages.want({ first: 0, end: 150 });
    requests.forEach((request) => request.answer());
    await settled();
    pages.want({ first: 0, end: 150 });
    expect(requests.map((request) => request.offset)).toEqual([0, 100]);
  });

  it('says what failed and asks again when told to', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 100, 100);
    pages.want({ first: 0, end: 20 });
    requests[0]!.fail();
    await settled();
    expect(pages.error?.code).toBe('internal');
    pages.retry();
    requests[1]!.answer();
    await settled();
    expect(pages.row(3)).toEqual([3]);
  });

  it('keeps a bounded number of pages', async () => {
    const { requests, read } = reader();
    const pages = new RowPages(read, 1_000_000, 100);
    for (let first = 0; first < 20_000; first += 100) {
      pages.want({ first, end: first + 20 });
      requests.forEach((request) => request.answer());
      await settled();
    }
    expect(pages.row(0)).toBeUndefined();
    expect(pages.row(19_900)).toEqual([19_900]);
  });
});

describe('rowsPerPage', () => {
  it('asks for fewer rows where there are many columns', () => {
    expect(rowsPerPage(37)).toBe(324);
    expect(rowsPerPage(1000)).toBe(20);
    expect(rowsPerPage(1)).toBe(400);
  });
});
