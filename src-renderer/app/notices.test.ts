import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../src-main/contract/errors';
import { Notices, placeToShow } from './notices.svelte';

describe('notices', () => {
  it('shows the same error once, however often it happens', () => {
    const notices = new Notices();
    const error = new SeqbenchError({ code: 'file.empty', message: 'games.csv is empty.', place: '/data/games.csv' });
    notices.error(error);
    notices.error(error);
    expect(notices.list).toHaveLength(1);
  });

  it('takes away what was said about an import when the next begins', () => {
    const notices = new Notices();
    notices.error(new Error('disk'), undefined, 'import');
    notices.error(new Error('other'));
    notices.refuse('Two files were dropped.', 'Drop one.', undefined, 'import');
    notices.clear('import');
    expect(notices.list.map((notice) => notice.details)).toEqual(['other']);
  });

  it('keeps the words of a fault that another process tells of', () => {
    const notices = new Notices();
    const info = { code: 'internal', message: 'The part that keeps the data ended.', remedy: 'Try once more.', cause: 'SIGKILL' } as const;
    notices.fault(info);
    notices.fault(info);
    expect(notices.list).toMatchObject([{ message: info.message, remedy: info.remedy, details: 'SIGKILL' }]);
  });

  it('keeps the four latest', () => {
    const notices = new Notices();
    for (const name of ['a', 'b', 'c', 'd', 'e']) notices.refuse(name, '');
    expect(notices.list.map((notice) => notice.message)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('hands back nothing and says why where an attempt fails', async () => {
    const notices = new Notices();
    const value = await notices.attempt<number>(() => Promise.reject(new Error('no')));
    expect(value).toBeUndefined();
    expect(notices.list).toHaveLength(1);
  });
});

describe('the place of an error', () => {
  const info = { code: 'file.binary', message: 'photo.csv is not a text file.' } as const;

  it('is left out where the message names the file', () => {
    expect(placeToShow({ ...info, place: '/home/ada/photo.csv' })).toBeUndefined();
    expect(placeToShow({ ...info, place: 'C:\\data\\photo.csv' })).toBeUndefined();
  });

  it('is shown without its folders otherwise', () => {
    expect(placeToShow({ ...info, message: 'The file cannot be read.', place: '/home/ada/photo.csv' })).toBe('photo.csv');
  });

  it('is shown as it is where it is no path', () => {
    expect(placeToShow({ ...info, place: 'column M3, row 12 (line 13)' })).toBe('column M3, row 12 (line 13)');
  });
});
