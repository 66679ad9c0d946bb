import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formulaSpecSchema } from '../../core/dataset/formula';
import { filledIn } from '../../core/dataset/import-options';
import { type ProblemSpecInput, problemSpecSchema } from '../../core/problem/problem';
import type { Experiment } from './experiment';
import { readExperiment } from './read';
import { writeExperiment } from './write';

const template = readExperiment(readFileSync(new URL('../../../resources/templates/basketball.seqbench.json', import.meta.url), 'utf8'));

describe('writeExperiment', () => {
  it('is read back as the same experiment', () => {
    expect(readExperiment(writeExperiment(template))).toEqual(template);
  });

  it('keeps import options, a name of its own, overrides and a given input shape', () => {
    const [first] = template.models;
    const changed: Experiment = {
      ...template,
      description: '',
      dataset: { kind: 'file', files: ['../games "of" 2013.csv'], options: filledIn({ delimiter: ';', header: true }) },
      problemName: null,
      models: [
        {
          spec: { ...first!.spec!, layers: [{ type: 'Input', shape: [36, 1] }, ...first!.spec!.layers.slice(1)] },
          training: { ...template.training, epochs: 9 },
        },
        { ...first!, training: { ...template.training, early_stopping: null } },
      ],
      seed: 4_294_967_295,
    };
    expect(readExperiment(writeExperiment(changed))).toEqual(changed);
  });

  it('keeps a formula with its range, noise and seed', () => {
    const formula = formulaSpecSchema.parse({
      ...{ from: 0, to: 30, step: 0.1, seed: 7 },
      columns: [{ name: 'y', expression: 't * sin(t)' }],
      noise: [{ column: 'y', kind: 'uniform', size: 0.5 }],
    });
    const changed: Experiment = { ...template, dataset: { kind: 'formula', formula } };
    expect(readExperiment(writeExperiment(changed))).toEqual(changed);
  });

  it.each<readonly [string, ProblemSpecInput]>([
    [
      'windows over a series with filter, parts and scaling by column',
      {
        ...{ shape: 'windows', order: 'date', series: 'Name', targets: ['high', 'low'], task: 'number', missing: 'drop', balance: 'none' },
        windows: {
          inputs: ['high', 'volume'],
          known: ['holiday'],
          calendar: ['weekday'],
          lookBack: 7,
          foresight: 6,
          horizon: 3,
          stride: 2,
        },
        filter: [{ column: 'Name', is: '=', value: 'AAL' }],
        afterLast: { column: 'gap', is: '=', value: '0' },
        split: { method: 'condition', testWhen: [{ column: 'year', is: '≥', value: '2000' }], validation: 0.2 },
        ...{ scaling: 'min-max', scalings: { volume: 'log', high: 'difference' } },
      },
    ],
    [
      'a formula drawn from anywhere',
      { shape: 'windows', windows: { inputs: ['y'], targetAt: 'every-step', anywhere: true }, targets: ['y'], task: 'number' },
    ],
    [
      'pictures',
      {
        shape: 'image-a-row',
        steps: ['p1 … p784'],
        image: { height: 28, width: 28 },
        targets: ['digit'],
        task: 'classes',
        scaling: 'divide-255',
      },
    ],
    [
      'sequences of several lengths with empty classes',
      {
        ...{ steps: ['s1 … s6'], lengths: 'pad', maskValue: -1, features: 2, layout: 'by-feature', targets: ['label'], task: 'classes' },
        ...{ classes: ['0', '1', '2', '3'], balance: 'balanced', duplicates: 'drop-rows' },
        split: { method: 'walk-forward', folds: 4, fold: 2, walk: 'sliding', test: 0.25 },
      },
    ],
  ])('is read back with a problem of %s', (_, problem) => {
    const changed: Experiment = { ...template, problem: problemSpecSchema.parse(problem) };
    expect(readExperiment(writeExperiment(changed))).toEqual(changed);
  });

  it('leaves out of a problem what is at its default', () => {
    const lines = writeExperiment({ ...template, problem: problemSpecSchema.parse({ ...template.problem, steps: ['M1'] }) });
    const { problem } = JSON.parse(lines) as { problem: object };
    expect(Object.keys(problem).sort()).toEqual(['name', 'scaling', 'split', 'steps', 'targets', 'task']);
  });

  it('keeps the options of a loss', () => {
    const [first] = template.models;
    const spec = { ...first!.spec!, loss: 'huber' as const, loss_options: { ...first!.spec!.loss_options, delta: 3 } };
    const changed: Experiment = { ...template, models: [{ training: first!.training, spec }] };
    expect(readExperiment(writeExperiment(changed))).toEqual(changed);
  });

  it('spells every option out and keeps one layer on one line', () => {
    const text = writeExperiment(template);
    expect(text).toContain('"recurrent_activation": "sigmoid"');
    expect(text.split('\n').filter((line) => line.includes('{ "type": "Flatten" }'))).toHaveLength(1);
  });
});
