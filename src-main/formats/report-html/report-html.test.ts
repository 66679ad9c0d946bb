import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ResultRecord } from '../../core/report/report';
import type { RunRecord } from '../../core/run/run';
import { exampleRecord } from '../example-record';
import { exampleWindows } from '../example-windows';
import { renderReportHtml } from '.';
import { elementsOf, withClass } from './testing/page';
import { darkTokens, lightTokens } from './tokens';

const pageOf = (change?: (run: RunRecord) => RunRecord) => pageFrom(exampleRecord(change));

const pageFrom = (record: ResultRecord) => {
  const elements = elementsOf(renderReportHtml(record));
  const text = elements.find((element) => element.tag === 'body')?.text ?? '';
  const figures = elements.flatMap((element) => {
    const path = element.attributes.get('data-figure');
    return path === undefined ? [] : [{ path, value: element.attributes.get('data-value'), text: element.text }];
  });
  return { record, elements, text, figures };
};

/** What stands at `runs.0.run.seed` of a record. */
function at(record: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), record);
}

describe('renderReportHtml', () => {
  it('reads every figure from the record, to the last digit', () => {
    const { record, figures } = pageOf();
    expect(figures.length).toBeGreaterThan(400);
    for (const { path, value } of figures) expect({ path, value }).toEqual({ path, value: String(at(record, path)) });
  });

  it('shows for every run its accuracy, report, confusion, layers and epochs', () => {
    const { record, figures } = pageOf();
    const paths = new Set(figures.map((figure) => figure.path));
    for (const [index, { layers }] of record.runs.entries()) {
      expect(paths).toContain(`leaderboard.rows.${index}.evaluation.accuracy`);
      expect(paths).toContain(`runs.${index}.run.evaluation.report.classes.1.f1`);
      expect(paths).toContain(`runs.${index}.run.evaluation.confusion.1.0`);
      expect(paths).toContain(`runs.${index}.run.epochs.4.valLoss`);
      for (const layer of layers.keys()) expect(paths).toContain(`runs.${index}.layers.${layer}.params.total`);
    }
  });

  it('shows the published parameter counts', () => {
    const counts = pageOf().figures.filter(({ path }) => /^leaderboard\.rows\.\d+\.params$/.test(path));
    expect(counts.map(({ text }) => text).sort()).toEqual(['1,721', '15,797', '16,065', '2,737', '21,025', '3,393', '3,473', '4,385']);
  });

  it('runs no script, loads nothing and lets no name become markup', () => {
    const hostile = '</style><script>alert(1)</script><img src=x onerror=alert(1)>"\'&\u0000\u202E';
    const { elements } = pageOf((run) => ({ ...run, model: { ...run.model, name: hostile } }));
    const tags = new Set(elements.map((element) => element.tag));
    for (const tag of ['script', 'img', 'link', 'iframe', 'object', 'embed', 'base', 'form']) expect(tags).not.toContain(tag);
    for (const { attributes } of elements) {
      for (const [name, value] of attributes) {
        expect(name).not.toMatch(/^on|^style$|^src$/);
        if (name === 'href') expect(value).toMatch(/^#/);
      }
    }
    expect(elements.find((element) => element.tag === 'h3')?.text).toContain('<script>alert(1)</script>');
    const policy = elements.find((element) => element.attributes.get('http-equiv') === 'Content-Security-Policy');
    expect(policy?.attributes.get('content')).toContain("default-src 'none'");
  });

  it('tells windows, three parts, scaling by column and errors by row ahead in words and figures', () => {
    const { record, figures, text } = pageFrom(exampleWindows());
    for (const { path, value } of figures) expect({ path, value }).toEqual({ path, value: String(at(record, path)) });
    expect(text).toContain('Windows of 7 rows of high and volume predict high, a number, of 2 rows, beginning with the row 7 rows on.');
    expect(text).toContain('634 × 7 × 2 train, 125 × 7 × 2 validation, 125 × 7 × 2 test; answers 2');
    expect(text).toMatch(/92,686 rows by the filter,\s+28 windows that would straddle two parts or a gap/);
    expect(text).toMatch(/high: min-max to 0 … 1, fitted on the training part alone: \(value −\s*12.75\) \/ 37.9/);
    expect(text).toContain('volume: natural logarithm');
    expect(text).toMatch(/by the order: the last 15 % test, 15 % validation before them/);
    expect(text).toContain('Validation looks at the validation part.');
    expect(text).not.toContain('Validation looks at the test part.');
    expect(text).toContain('below the best baseline that needs no model (The last known value again, 1.186)');
    const ahead = figures.filter(({ path }) => path.startsWith('runs.0.run.evaluation.ahead')).map((figure) => figure.text);
    expect(ahead).toEqual(['0.5', '0.5', '1.0', '1.0']);
  });

  it('says of what a loss is that stands beside errors in the unit of the target, and nothing of it where both are of the same', () => {
    const { text } = pageFrom(exampleWindows());
    expect(text).toContain('The loss is of the scaled values; the errors are in the unit of the target.');
    expect(text).toContain('The baselines have no loss here: theirs would be a mean squared error, on which not every model was trained.');
    expect(text).toContain('Loss, of the scaled values');
    const plain = exampleWindows();
    const unscaled = pageFrom({ ...plain, prepared: { ...plain.prepared, transforms: { inputs: [], targets: [] } } });
    expect(unscaled.text).not.toContain('scaled values');
    expect(pageOf().text).not.toContain('The baselines have no loss');
  });

  it('says that the percentage error says nothing where a true value is 0, and nothing of it elsewhere', () => {
    const said = 'Some true values are 0, of which nothing is a share: MAPE says nothing here.';
    const example = exampleWindows();
    const [row] = example.leaderboard.rows;
    if (row?.evaluation?.kind !== 'regression') throw new Error('The example has no numbers.');
    const evaluation = { ...row.evaluation, meanAbsolutePercentageError: 2.19e14 };
    const rows = [{ ...row, evaluation }];
    const baselines = example.leaderboard.baselines.map((baseline) => ({ ...baseline, evaluation }));
    expect(pageFrom(example).text).not.toContain(said);
    expect(pageFrom({ ...example, leaderboard: { ...example.leaderboard, rows, baselines } }).text).toContain(said);
    // A model that has grown beyond all bounds says nothing of the true values.
    expect(baselines.length).toBeGreaterThan(0);
    expect(pageFrom({ ...example, leaderboard: { ...example.leaderboard, rows } }).text).not.toContain(said);
  });

  it('names every file of the data, the rows that were left out, and what was read otherwise than it stands', () => {
    const example = exampleRecord();
    const files = ['/home/me/north.csv', '/home/me/south.csv'].map((path) => ({ path, bytes: 10, hash: example.dataset.hash }));
    const notes = ['28 fields of price with “NA” were read as missing.', '<b>'];
    const { text, figures, record } = pageFrom({ ...example, dataset: { ...example.dataset, files, notes, leftOut: 3 } });
    expect(text).toMatch(/north\.csv, south\.csv, /);
    expect(text).not.toContain('/home/me');
    expect(text).toMatch(/3 of [\d,]+ rows, which do not fit/);
    for (const note of notes) expect(text).toContain(note);
    for (const { path, value } of figures) expect({ path, value }).toEqual({ path, value: String(at(record, path)) });
  });

  it('says that windows of a formula are drawn at any moment', () => {
    const { windows } = exampleWindows().problem.spec;
    const example = exampleWindows({
      windows: windows && { ...windows, targetAt: 'every-step', horizon: 1, foresight: 0, anywhere: true },
    });
    const [first] = example.runs;
    const run = first && { ...first, run: { ...first.run, training: { ...first.run.training, steps: 1500 } } };
    const { text } = pageFrom({ ...example, runs: run ? [run] : [] });
    expect(text).toContain('predict high, a number, at every step for the next row.');
    expect(text).toMatch(/32 windows,\s+drawn at any moment of the training part/);
  });

  it('warns where there is one part', () => {
    const record = exampleWindows({ split: { ...exampleWindows().problem.spec.split, method: 'none' } });
    expect(pageFrom(record).text).toContain('There is one part.');
  });

  it('says that the data are simulated and that validation looks at the test part', () => {
    const { text } = pageOf();
    expect(text).toContain('Simulated data.');
    expect(text).toContain('Validation looks at the test part.');
  });

  it('draws a curve of train and one of validation for every run, with the kept epoch marked', () => {
    const loss = pageOf().elements.find((element) => element.tag === 'svg');
    expect(withClass(loss?.inside ?? [], 'line')).toHaveLength(16);
    expect(withClass(loss?.inside ?? [], 'dashed')).toHaveLength(8);
    expect(withClass(loss?.inside ?? [], 'mark')).toHaveLength(8);
  });

  it('counts steps where the runs were trained by steps, in curves, tables and words', () => {
    const { elements, text, figures } = pageOf((run) => ({ ...run, training: { ...run.training, steps: 500 } }));
    const loss = elements.find((element) => element.tag === 'svg');
    expect(loss?.attributes.get('aria-label')).toMatch(/^Loss by step,/);
    expect(withClass(loss?.inside ?? [], 'mid').map((tick) => tick.text)).toEqual(['5', '10', '15', '20', '25']);
    expect(figures.filter(({ path }) => path === 'leaderboard.rows.0.steps').map((figure) => figure.text)).toEqual(['25']);
    expect(text).toContain('25 steps in');
    expect(text).toContain('weights of step 25');
    expect(text).toContain('after 5 stretches of 5 steps in which');
    expect(text).not.toMatch(/epoch/i);
  });

  it('puts runs by epochs and by steps on one axis of steps', () => {
    const { elements, figures } = pageOf((run) => (run.model.name === 'NN' ? { ...run, training: { ...run.training, steps: 500 } } : run));
    const loss = elements.find((element) => element.tag === 'svg');
    // 861 rows in batches of 32: five epochs are 135 steps.
    expect(withClass(loss?.inside ?? [], 'mid').map((tick) => tick.text)).toEqual(['5', '20', '40', '60', '80', '100', '120']);
    expect(figures.filter(({ path }) => /^leaderboard\.rows\.\d+\.(epochs|steps)$/.test(path))).toHaveLength(8);
  });

  it('says in one sentence what was timed before a run took its engine', () => {
    const builtIn = { engine: 'built-in', device: 'cpu', threads: 1, stepMs: 0.7 } as const;
    const timings = [builtIn, { ...builtIn, engine: 'tensorflow', stepMs: 41 }] as const;
    const { text } = pageOf((run) => ({ ...run, environment: run.environment && { ...run.environment, timings } }));
    expect(text).toContain('The fastest of 2 that were timed: built-in, 1 core: 0.70 ms a step; TensorFlow on the processor: 41 ms.');
  });

  it('stands a failed run and a loss that is not finite', () => {
    const { elements, text } = pageOf((run) =>
      run.model.name === 'NN'
        ? {
            ...run,
            state: 'failed',
            evaluation: null,
            reason: { code: 'run.not-finite', message: 'The loss is no longer a number.' },
            epochs: [],
          }
        : { ...run, epochs: run.epochs.map((epoch) => ({ ...epoch, loss: epoch.epoch === 3 ? NaN : epoch.loss })) },
    );
    expect(text).toContain('The loss is no longer a number.');
    for (const line of withClass(elements, 'line')) expect(line.attributes.get('d')).not.toContain('NaN');
  });

  it("has the window's colours", () => {
    const css = readFileSync(new URL('../../../src-renderer/app/tokens.css', import.meta.url), 'utf8');
    const colors = (text: string): Readonly<Record<string, string>> =>
      Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', color = '']) => [name, color]));
    const [light = '', dark = ''] = css.split("[data-theme='dark']");
    expect(colors(light)).toMatchObject(colors(lightTokens));
    expect(colors(dark)).toMatchObject(colors(darkTokens));
  });
});
