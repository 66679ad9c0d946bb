import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bench, ensureBuilt, expectPlainError, root } from './testing/bench';

beforeAll(ensureBuilt, 300_000);
const bench = new Bench();
afterAll(() => bench.remove());

describe('the command line', { timeout: 60_000 }, () => {
  it('shows its help and its version', async () => {
    expect(await bench.seqbench('--help')).toMatchObject({ code: 0, err: '' });
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
    expect(await bench.seqbench('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it.each([
    [['rnu', 'x'], 'Did you mean “run”?'],
    [['run', 'x', '--uot', 'y'], 'Did you mean “--out”?'],
    [['run', 'x'], '--out DIR'],
    [['run', '--out', 'y'], 'Say which file'],
    [['run', 'x', '--out', 'y', '--jobs', '0'], '--jobs wants a whole number from 1 to 1024, not “0”'],
    [['run', 'x', '--out', 'y', '--seed', '1.5'], '--seed wants a whole number'],
    [['run', 'x', '--out', 'y', '--seed', '-1'], '--seed lacks its value; one that begins with a dash is written --seed=VALUE.'],
    [['run', 'x', '--out', 'y', '--seed=-1'], '--seed wants a whole number from 0 to 4294967295, not “-1”'],
    [['run', 'x', '--out', 'y', '--engine', 'tensorflw'], 'Did you mean “tensorflow”?'],
    [['run', 'x', '--out', 'y', '--device', 'tpu'], '--device wants auto, cpu or gpu, not “tpu”'],
    [['run', 'x', '--out'], '--out'],
    [['inspect', 'x', '--jsn'], 'Did you mean “--json”?'],
    [['inspect', 'x', '--options', '{"delimitr": ";"}'], 'delimitr'],
    [['inspect', 'x', '--options', ';'], 'wants JSON'],
  ])('answers %j with code 2 and the way out', async (args, text) => {
    expectPlainError(await bench.seqbench(...args), 2, text);
  });

  it('inspects a file, as a table and as JSON', async () => {
    const table = await bench.seqbench('inspect', 'games.csv');
    expect(table).toMatchObject({ code: 0, err: '' });
    expect(table.out).toContain('games.csv: 60 rows × 5 columns');
    expect(table.out).toContain('predict won, one of two classes');
    expect(table.out).toContain('Leakage audit: ');
    const json = await bench.seqbench('inspect', 'games.csv', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      rows: 60,
      columns: [{ name: 'S1', missing: 0 }, {}, {}, {}, { name: 'won', distinct: 2 }],
    });
    expectPlainError(await bench.seqbench('inspect', 'nothing.csv'), 1, 'There is no file nothing.csv.');
  });

  it('keeps control characters of a file from the terminal', async () => {
    writeFileSync(bench.path('hostile.csv'), 'a\u001b[31m,b\n1,2\n3,4\n');
    const ended = await bench.seqbench('inspect', 'hostile.csv');
    expect(ended.out + ended.err).not.toContain('\u001b');
  });

  it('works through a link, as an installed command does', async () => {
    symlinkSync(path.join(root, 'scripts/seqbench.mjs'), bench.path('seqbench'));
    expect((await bench.start(['--version'], [process.execPath, bench.path('seqbench')]).ended).code).toBe(0);
  });
});
