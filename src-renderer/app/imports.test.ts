import { beforeEach, describe, expect, it } from 'vitest';
import type { ProjectState } from '../../src-main/contract/project';
import { SeqbenchError } from '../../src-main/contract/errors';
import type { DatasetSummary } from '../../src-main/core/dataset/dataset';
import { filledIn } from '../../src-main/core/dataset/import-options';
import type { ImportPreview, PreviewRow } from '../../src-main/core/dataset/preview';
import { asId, type DatasetId, type Sha256 } from '../../src-main/core/ids';
import { type FakeApi, installFakeApi } from '../api/fake';
import { Imports } from './imports.svelte';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

const options = filledIn({});
const state: ProjectState = {
  folder: '/games',
  name: 'Games',
  datasets: [],
  problems: [],
  models: [],
  runs: [],
  current: { datasetId: null, problemId: null },
};

const fits: PreviewRow = { line: 2, cells: [1], raw: ['1'], problem: null };
const misfit: PreviewRow = { line: 3, cells: [], raw: ['x'], problem: 'x is no number.' };

function previewOf(rows: readonly PreviewRow[]): ImportPreview {
  return { format: 'csv', options, columns: [], rows, sheets: null, notes: [], partial: false };
}

const dataset: DatasetSummary = {
  id: asId<DatasetId>('a'),
  name: 'Part 1',
  hash: asId<Sha256>('0'.repeat(64)),
  source: '/part-1.csv',
  bytes: 1,
  files: [{ path: '/part-1.csv', bytes: 1, hash: asId<Sha256>('0'.repeat(64)) }],
  rows: 1,
  options,
  columns: [],
  importedAt: '2026-11-22T00:00:00Z',
  simulated: false,
  leftOut: 0,
  notes: [],
};

/** The other processes: every file has these first rows, and the import takes them or throws. */
function processes(rows: readonly PreviewRow[], refused?: SeqbenchError): FakeApi {
  return installFakeApi({
    'project.create': () => state,
    'project.discard': () => undefined,
    'project.setCurrent': () => undefined,
    'dataset.preview': () => previewOf(rows),
    'dataset.import': () => {
      if (refused) throw refused;
      return dataset;
    },
  });
}

const asked = (api: FakeApi): readonly string[] => api.calls.map(({ command }) => command);

beforeEach(() => {
  project.load(null);
  notices.list = [];
});

describe('dropping files', () => {
  it('imports one that needs no question at once, into a project of its name', async () => {
    const api = processes([fits]);
    const imports = new Imports();
    await imports.files(['/part-1.csv']);
    expect(asked(api)).toEqual(['dataset.preview', 'project.create', 'dataset.import', 'project.setCurrent']);
    expect([imports.form, imports.current, project.dataset?.name]).toEqual([null, null, 'Part 1']);
  });

  it('asks where a row does not fit, and makes no project before that is answered', async () => {
    const api = processes([fits, misfit]);
    const imports = new Imports();
    await imports.files(['/part-1.csv']);
    expect(asked(api)).toEqual(['dataset.preview']);
    expect(imports.form?.misfits).toBe(1);
    imports.form?.set({ rejects: 'leave-out' });
    await imports.form?.look();
    await imports.take();
    expect(api.calls.find(({ command }) => command === 'dataset.import')?.input).toMatchObject({ options: { rejects: 'leave-out' } });
    expect([imports.form, project.dataset?.name]).toEqual([null, 'Part 1']);
  });

  it('asks where rows far down do not fit, and leaves no empty project behind', async () => {
    processes([fits], new SeqbenchError({ code: 'file.rows-rejected', message: 'Line 90,000 does not fit.' }));
    const imports = new Imports();
    await imports.files(['/part-1.csv']);
    expect(imports.form?.refusal?.message).toBe('Line 90,000 does not fit.');
    expect([project.isOpen, notices.list]).toEqual([false, []]);
  });

  it('says why where no option helps', async () => {
    processes([fits], new SeqbenchError({ code: 'file.missing', message: 'The file is gone.' }));
    const imports = new Imports();
    await imports.files(['/part-1.csv']);
    expect(imports.form).toBeNull();
    expect(notices.list.map(({ message }) => message)).toEqual(['The file is gone.']);
  });

  it('makes one dataset of several, in the order that was confirmed', async () => {
    const api = processes([fits]);
    const imports = new Imports();
    await imports.files(['/part-2.csv', '/part-1.csv']);
    expect([imports.several, api.calls]).toEqual([['/part-2.csv', '/part-1.csv'], []]);
    await imports.begin(['/part-1.csv', '/part-2.csv']);
    expect(api.calls.find(({ command }) => command === 'dataset.import')?.input).toMatchObject({ paths: ['/part-1.csv', '/part-2.csv'] });
    expect(imports.several).toBeNull();
  });

  it('goes on when its dialog is closed, and asks again where it fails', async () => {
    processes([fits], new SeqbenchError({ code: 'file.rows-rejected', message: 'Line 90,000 does not fit.' }));
    const imports = new Imports();
    await imports.files(['/part-1.csv'], true);
    const form = imports.form;
    const taken = imports.take();
    imports.leave();
    expect([imports.form, imports.current?.fileName]).toEqual([null, 'part-1.csv']);
    await taken;
    expect([imports.form, imports.form?.refusal?.code]).toEqual([form, 'file.rows-rejected']);
  });

  it('waits for the file before it', async () => {
    processes([misfit]);
    const imports = new Imports();
    await imports.files(['/part-1.csv']);
    await imports.files(['/other.csv']);
    expect(imports.form?.paths).toEqual(['/part-1.csv']);
    expect(notices.list.map(({ message }) => message)).toEqual([
      'part-1.csv waits for your answer. Import or cancel, then drop the next file.',
    ]);
  });
});

describe('a ready-made study', () => {
  const cancelled = new SeqbenchError({ code: 'dataset.import-cancelled', message: 'The import was cancelled.' });
  const deferred = () => {
    let fail: (thrown: unknown) => void = () => undefined;
    const end = new Promise<void>((_resolve, reject) => (fail = reject));
    return { end, fail };
  };

  it('shows how far its data are, and is cancelled as an import is, without a word of failure', async () => {
    const api = installFakeApi({ 'dataset.cancelImport': () => undefined });
    const imports = new Imports();
    const unlisten = imports.listen();
    const { end, fail } = deferred();
    const made = imports.during('Handwritten digits', () => end);
    const job = imports.current?.job ?? '';
    // Nothing is there yet that could be cancelled: it is asked for again as soon as something is.
    await imports.cancel();
    api.emit('dataset.importProgress', { job, phase: 'reading', share: 0.4 });
    expect(imports.current).toMatchObject({ fileName: 'Handwritten digits', apart: true, cancelling: true, progress: { share: 0.4 } });
    api.emit('dataset.importProgress', { job, phase: 'reading', share: 0.5 });
    expect(api.calls).toEqual(Array.from({ length: 2 }, () => ({ command: 'dataset.cancelImport', input: { job } })));
    fail(cancelled);
    await made;
    expect([imports.current, notices.list]).toEqual([null, []]);
    unlisten();
  });

  it('says why it could not be made', async () => {
    installFakeApi({});
    const imports = new Imports();
    await imports.during('Sunspots', () => Promise.reject(new SeqbenchError({ code: 'file.disk-full', message: 'The disk is full.' })));
    expect(notices.list.map(({ message }) => message)).toEqual(['The disk is full.']);
  });
});

describe('importing again', () => {
  it('begins with the options that the dataset was read by', async () => {
    const api = processes([fits]);
    const imports = new Imports();
    imports.again({ ...dataset, options: filledIn({ delimiter: ';' }) });
    expect(imports.form?.options.delimiter).toBe(';');
    expect(api.calls.map(({ input }) => input)).toMatchObject([{ paths: ['/part-1.csv'], options: { delimiter: ';' } }]);
    await imports.take();
    expect(imports.form).toBeNull();
  });
});
