import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formulaSpecSchema } from '../../core/dataset/formula';
import { filledIn } from '../../core/dataset/import-options';
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

  it('spells every option out and keeps one layer on one line', () => {
    const text = writeExperiment(template);
    expect(text).toContain('"recurrent_activation": "sigmoid"');
    expect(text.split('\n').filter((line) => line.includes('{ "type": "Flatten" }'))).toHaveLength(1);
  });
});
