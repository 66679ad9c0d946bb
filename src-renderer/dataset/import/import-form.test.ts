import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { filledIn, type ImportOptions } from '../../../src-main/core/dataset/import-options';
import type { ImportPreview } from '../../../src-main/core/dataset/preview';
import { type FakeApi, installFakeApi } from '../../api/fake';
import { ImportForm, isSure } from './import-form.svelte';

const dates = { name: 'day', type: 'text', dateFormat: null } as const;
const question = {
  kind: 'ambiguous-date',
  example: '03/04/2021',
  formats: [
    { format: '%d/%m/%Y', means: '3 April 2021' },
    { format: '%m/%d/%Y', means: '4 March 2021' },
  ],
} as const;

function previewOf(options: ImportOptions, changes: Partial<ImportPreview> = {}): ImportPreview {
  return {
    format: 'csv',
    options: { ...options, format: 'csv', delimiter: options.delimiter ?? ';', header: options.header ?? true },
    columns: [{ ...dates, question: null }],
    rows: [{ line: 2, cells: ['a'], raw: ['a'], problem: null }],
    sheets: null,
    notes: [],
    partial: false,
    ...changes,
  };
}

const misfit = { line: 3, cells: [], raw: ['a', 'b'], problem: 'It has 2 fields where 1 is expected.' };

/** A form over one file, and what was asked for it. */
function formOver(answer: (options: ImportOptions) => ImportPreview | Promise<ImportPreview>): { form: ImportForm; api: FakeApi } {
  const api = installFakeApi({ 'dataset.preview': ({ options }) => answer(filledIn(options)) });
  return { form: new ImportForm(['/games.csv']), api };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a file', () => {
  const options = filledIn({});

  it('is imported without a word where everything was found, and a note says only what is done', () => {
    expect(isSure(previewOf(options))).toBe(true);
    expect(isSure(previewOf(options, { notes: [{ severity: 'note', message: 'Commas are decimal marks.' }] }))).toBe(true);
  });

  it('is looked at first where a date is ambiguous, a row does not fit, or something was noticed', () => {
    expect(isSure(previewOf(options, { columns: [{ ...dates, question }] }))).toBe(false);
    expect(isSure(previewOf(options, { rows: [misfit] }))).toBe(false);
    expect(isSure(previewOf(options, { notes: [{ severity: 'warning', message: 'Two columns have one name.' }] }))).toBe(false);
  });
});

describe('the options of an import', () => {
  it('show what is found until the user says otherwise, and again once that is taken back', async () => {
    const { form } = formOver(previewOf);
    await form.look();
    expect([form.current('delimiter'), form.isOwn('delimiter')]).toEqual([';', false]);
    form.set({ delimiter: ',' });
    expect([form.current('delimiter'), form.isOwn('delimiter')]).toEqual([',', true]);
    form.set({ delimiter: null });
    await vi.runAllTimersAsync();
    expect([form.current('delimiter'), form.isOwn('delimiter')]).toEqual([';', false]);
  });

  it('are asked about once, a moment after the last of several changes', async () => {
    const { form, api } = formOver(previewOf);
    form.set({ delimiter: ',' });
    form.set({ header: false });
    expect([form.looking, api.calls.length]).toEqual([true, 0]);
    await vi.runAllTimersAsync();
    expect(api.calls.map(({ input }) => input)).toEqual([{ paths: ['/games.csv'], options: filledIn({ delimiter: ',', header: false }) }]);
    expect(form.looking).toBe(false);
  });

  it('are not shown by an answer to older ones', async () => {
    const waiting: (() => void)[] = [];
    const { form } = formOver((options) => new Promise((resolve) => waiting.push(() => resolve(previewOf(options)))));
    const slow = form.look();
    form.set({ header: false });
    await vi.advanceTimersByTimeAsync(300);
    waiting[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    waiting[0]?.();
    await slow;
    expect(form.preview?.options.header).toBe(false);
  });

  it('forget what was said of columns when these may be others, and only then', () => {
    const { form } = formOver(previewOf);
    form.setColumn(1, { name: 'wind' });
    form.set({ decimal: ',' });
    expect(form.options.columns).toEqual([{ column: 1, name: 'wind' }]);
    form.set({ delimiter: '|' });
    expect(form.options.columns).toEqual([]);
  });

  it('overrule single columns, each thing on its own, until nothing of a column is said', () => {
    const { form } = formOver(previewOf);
    form.setColumn(4, { type: 'text' });
    form.setColumn(1, { name: 'wind', type: 'number' });
    form.setColumn(1, { type: undefined });
    expect(form.options.columns).toEqual([
      { column: 1, name: 'wind' },
      { column: 4, type: 'text' },
    ]);
    form.setColumn(1, { name: undefined });
    expect(form.ownOf(1)).toEqual({});
    expect(form.options.columns).toHaveLength(1);
  });
});

describe('an import', () => {
  it('waits for the answer to an ambiguous date', async () => {
    const { form } = formOver((options) => {
      const answered = options.columns.some(({ dateFormat }) => dateFormat !== undefined);
      return previewOf(options, { columns: [{ ...dates, question: answered ? null : question }] });
    });
    await form.look();
    expect(form.questions).toEqual([0]);
    expect(form.obstacle).toMatch(/dates in day/);
    form.setColumn(0, { type: 'date', dateFormat: '%d/%m/%Y' });
    await vi.runAllTimersAsync();
    expect([form.questions, form.obstacle]).toEqual([[], null]);
  });

  it('waits while rows do not fit, unless they are left out', async () => {
    const { form } = formOver((options) => previewOf(options, { rows: [misfit] }));
    await form.look();
    expect(form.obstacle).toBe('1 row of the first 1 does not fit.');
    form.set({ rejects: 'leave-out' });
    await vi.runAllTimersAsync();
    expect(form.obstacle).toBeNull();
  });

  it('is not to be had from what cannot be read, and the rows of before stay in sight', async () => {
    const { form } = formOver((options) => {
      if (options.encoding === 'utf-16le') throw new Error('not UTF-16');
      return previewOf(options);
    });
    await form.look();
    form.set({ encoding: 'utf-16le' });
    await vi.runAllTimersAsync();
    expect(form.error?.cause).toBe('not UTF-16');
    expect([form.obstacle, form.preview?.rows.length]).toEqual(['The file cannot be read this way.', 1]);
  });
});
