import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, csv, dense, ensureBuilt, expectPlainError, program } from '../testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

describe('bad input', { timeout: 60_000 }, () => {
  const files: readonly (readonly [what: string, content: string | Uint8Array | null, texts: readonly string[]])[] = [
    ['a missing file', null, ['There is no file']],
    ['an empty file', '', ['empty']],
    ['a file with a header alone', 'S1,S2,S3,S4,won\n', ['header']],
    ['a binary file', new Uint8Array(4096).map((_, index) => (index * 7) % 256), ['not a text file']],
    ['a row with too few fields', csv((cells, row) => (row === 41 ? cells.slice(0, 2) : cells)), ['43']],
    ['text in a step column', csv((cells, row) => (row === 4 ? ['x', ...cells.slice(1)] : cells)), ['S1']],
    ['a target with one class', csv((cells) => [...cells.slice(0, 4), '1']), ['won', 'one']],
    [
      'a target with missing values',
      csv((cells, row) => (row % 9 === 0 ? [...cells.slice(0, 4), ''] : cells)),
      ['won has no value', 'row 1 (line 2'],
    ],
    ['fewer rows than a batch', csv().split('\n').slice(0, 6).join('\n'), ['rows']],
  ];
  it.each(files)('names what is wrong with %s', async (what, content, texts) => {
    const name = what.replaceAll(' ', '-');
    if (content !== null) writeFileSync(bench.path(`${name}.csv`), content);
    const ended = await bench.seqbench('run', bench.experiment(name, { dataset: { file: `${name}.csv` } }), '--out', `out-${name}`);
    expectPlainError(ended, 1, ...texts);
    expect(existsSync(bench.path(`out-${name}`))).toBe(false);
  });

  it('says why a stack cannot be built and what would mend it', async () => {
    const layers = [
      { type: 'GRU', units: 3, return_sequences: true },
      { type: 'GRU', units: 3, return_sequences: true },
      { type: 'Dense', units: 1, activation: 'sigmoid' },
    ];
    const ended = await bench.seqbench(
      'run',
      bench.experiment('stack', { models: [{ name: 'Deep', ...dense, layers }] }),
      '--out',
      'stack',
    );
    expectPlainError(ended, 1, 'Turn off “return sequences” on GRU 2, or add Flatten', 'models[0].layers');
  });

  const experiments: readonly (readonly [what: string, changes: object, texts: readonly string[]])[] = [
    ['of a newer version', { seqbench: 2 }, ['version 2', 'newer Seqbench']],
    [
      'with an unknown layer',
      { models: [{ name: 'A', ...dense, layers: [{ type: 'LTSM', units: 3 }] }] },
      ['models[0].layers[0].type', 'Did you mean “LSTM”?'],
    ],
    [
      'with a typo in an option',
      { models: [{ name: 'A', ...dense, layers: [{ type: 'LSTM', unitz: 3 }] }] },
      ['models[0].layers[0].unitz', 'Did you mean “units”?'],
    ],
  ];
  it.each(experiments)('explains an experiment %s', async (what, changes, texts) => {
    expectPlainError(await bench.seqbench('run', bench.experiment(what.replaceAll(' ', '-'), changes), '--out', 'never'), 1, ...texts);
    expect(existsSync(bench.path('never'))).toBe(false);
  });

  it('says at which line an experiment is not JSON, and that it is missing', async () => {
    writeFileSync(bench.path('broken.seqbench.json'), '{\n  "seqbench": 1,\n}\n');
    expectPlainError(await bench.seqbench('run', 'broken.seqbench.json', '--out', 'never'), 1, 'line 3, column 1');
    expectPlainError(await bench.seqbench('run', 'nowhere.seqbench.json', '--out', 'never'), 1, 'There is no file nowhere.seqbench.json.');
  });

  // A limit on the size of files is the full disk that any user can make; the system answers a write with an error either way.
  it.skipIf(process.platform === 'win32')('says that the disk is full and leaves no half-written file', async () => {
    const shell = ['sh', '-c', `trap '' XFSZ; ulimit -f 16; exec "$0" "$@"`, ...program];
    const ended = await bench.start(['run', bench.experiment('full'), '--out', 'full'], shell).ended;
    expectPlainError(ended, 1, 'The disk is full');
    expect(existsSync(bench.path('full/report.html'))).toBe(false);
  });

  it('refuses a folder that it cannot write to, and one that is a file', async () => {
    writeFileSync(bench.path('file-in-the-way'), '');
    expectPlainError(await bench.seqbench('run', bench.experiment('way'), '--out', 'file-in-the-way'), 1, 'cannot be written');
  });

  it('refuses a project folder that it did not make', async () => {
    mkdirSync(bench.path('foreign/project'), { recursive: true });
    writeFileSync(bench.path('foreign/project/thesis.txt'), 'years of work');
    expectPlainError(await bench.seqbench('run', bench.experiment('foreign'), '--out', 'foreign'), 1, 'Seqbench did not make');
    expect(bench.read('foreign/project/thesis.txt')).toBe('years of work');
  });
});
