import { defaultImportOptions } from '../../core/dataset/import-options';
import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { readExperiment } from './read';

const lstm = {
  name: 'LSTM',
  layers: [
    { type: 'LSTM', units: 32 },
    { type: 'Dense', units: 1, activation: 'sigmoid' },
  ],
  loss: 'binary_crossentropy',
  optimizer: { type: 'Nadam' },
};

type Typo = readonly [what: string, place: string, right: string, changes: readonly Change[]];
type Change = readonly [path: string, value: unknown];

/** A right experiment, changed in some places; undefined removes. */
function experiment(...changes: readonly Change[]): string {
  const file: object = structuredClone({
    seqbench: 1,
    title: 'Games',
    dataset: { file: 'games.csv' },
    problem: { steps: ['M1 … M36'], target: 'W', task: 'binary', split: {} },
    training: { epochs: 7 },
    models: [lstm],
  });
  for (const [path, value] of changes) change(file, path.split('.'), value);
  return JSON.stringify(file);
}

function change(object: object, [key = '', ...rest]: readonly string[], value: unknown): void {
  const inner: unknown = Reflect.get(object, key);
  if (rest.length > 0 && typeof inner === 'object' && inner !== null) change(inner, rest, value);
  else if (value === undefined) Reflect.deleteProperty(object, key);
  else Reflect.set(object, key, value);
}

function errorOf(text: string) {
  try {
    readExperiment(text);
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) return thrown.info;
    throw thrown;
  }
  throw new Error('was read without an error');
}

describe('readExperiment', () => {
  it('fills in the Input layer and every default', () => {
    const { models, training, seed, dataset, problem } = readExperiment(experiment());
    expect(models[0]?.spec!.layers[0]).toEqual({ type: 'Input', shape: null });
    expect(models[0]?.spec!.layers[1]).toMatchObject({ units: 32, recurrent_activation: 'sigmoid', unit_forget_bias: true });
    expect(training).toMatchObject({ epochs: 7, batch_size: 32 });
    expect(seed).toBe(1);
    expect(dataset).toEqual({ kind: 'file', files: ['games.csv'], options: defaultImportOptions });
    expect(problem.split).toMatchObject({ method: 'random', test: 0.3, seed: 1, stratify: false });
  });

  it("lets a model override the experiment's training option by option", () => {
    const { models, training } = readExperiment(
      experiment(
        ['models.1', { ...lstm, name: 'Long', training: { epochs: 50, early_stopping: { patience: 9 } } }],
        ['models.2', { ...lstm, name: 'Unstopped', training: { early_stopping: null } }],
        ['training', { epochs: 7, batch_size: 64, early_stopping: { min_delta: 0.01 } }],
      ),
    );
    expect(models[0]?.training).toEqual(training);
    expect(models[1]?.training).toMatchObject({ epochs: 50, batch_size: 64, early_stopping: { patience: 9, min_delta: 0.01 } });
    expect(models[2]?.training).toMatchObject({ epochs: 7, batch_size: 64, early_stopping: null });
  });

  it('says at which line and column the JSON breaks', () => {
    const error = errorOf('{\n  "seqbench": 1,\n  "title": Games\n}');
    expect(error).toMatchObject({ code: 'experiment.not-json', place: 'line 3, column 12' });
    expect(errorOf('{ "seqbench": 1').place).toBe('line 1, column 16');
    expect(errorOf('').code).toBe('experiment.not-json');
  });

  it('survives nesting that exhausts a parser', () => {
    expect(errorOf('['.repeat(200_000)).code).toBe('experiment.not-json');
  });

  it('refuses a newer version and says which one it reads', () => {
    const error = errorOf(experiment(['seqbench', 2]));
    expect(error).toMatchObject({ code: 'experiment.newer-version', value: '2' });
    expect(error.message).toContain('up to version 1');
  });

  it('says that a file without a version is not an experiment', () => {
    expect(errorOf('{"a": 1}').message).toContain('not an experiment file');
    expect(errorOf('[1, 2]').code).toBe('experiment.invalid');
    expect(errorOf('null').code).toBe('experiment.invalid');
  });

  it('names an unknown option by its path and the nearest right word, once', () => {
    const error = errorOf(experiment(['models.0.layers.0', { type: 'LSTM', unitz: 32 }]));
    expect(error).toMatchObject({ code: 'experiment.invalid', place: 'models[0].layers[0].unitz' });
    expect(error.message).toBe(
      'The experiment file has an unknown option at models[0].layers[0].unitz (unitz of LSTM). Did you mean “units”?',
    );
    expect(error.remedy).toContain('Allowed here: type, units, activation');
  });

  it.each([
    ['learningRate', 'learning_rate'],
    ['lerning_rate', 'learning_rate'],
    ['beta1', 'beta_1'],
  ])('takes %s for %s', (wrong, right) => {
    const error = errorOf(experiment([`models.0.optimizer.${wrong}`, 0.5]));
    expect(error.message).toContain(`models[0].optimizer.${wrong} (${wrong} of Nadam). Did you mean “${right}”?`);
  });

  it('names an unknown layer and the nearest one', () => {
    const error = errorOf(experiment(['models.0.layers.0.type', 'LTSM']));
    expect(error.message).toBe('The experiment file has an unknown layer "LTSM" at models[0].layers[0].type. Did you mean “LSTM”?');
    expect(error.remedy).toMatch(/^Allowed here: Input, Flatten, .*Conv1D.*LSTM, GRU, .*TimeDistributed\.$/);
  });

  const typos: readonly Typo[] = [
    ['a loss', 'models[0].loss', 'binary_crossentropy', [['models.0.loss', 'binary_cross_entropy']]],
    ['a task', 'problem.task', 'binary', [['problem.task', 'binery']]],
    ['an activation', 'models[0].layers[1].activation', 'sigmoid', [['models.0.layers.1.activation', 'sigmoyd']]],
    ['a sample', 'dataset.sample', 'basketball', [['dataset', { sample: 'basketbal' }]]],
    [
      'a key at the top',
      'modles',
      'models',
      [
        ['modles', [lstm]],
        ['models', undefined],
      ],
    ],
    ['a key of the split', 'problem.split.sead', 'seed', [['problem.split.sead', 3]]],
    ['a key of early stopping', 'training.early_stopping.patiance', 'patience', [['training.early_stopping', { patiance: 3 }]]],
    ["a key of a model's training", 'models[0].training.epoch', 'epochs', [['models.0.training', { epoch: 3 }]]],
  ];
  it.each(typos)('mends a typo in %s', (_what, place, right, changes) => {
    const error = errorOf(experiment(...changes));
    expect(error.place).toBe(place);
    expect(error.message).toContain(`Did you mean “${right}”?`);
  });

  it.each([
    ['units', 0, 'at least 1'],
    ['units', 1.5, 'a whole number'],
    ['units', '32', 'a number'],
    ['dropout', 1, 'less than 1'],
    ['return_sequences', 'yes', 'true or false'],
  ])('says what %s may be where it is %j', (option, value, allowed) => {
    const error = errorOf(experiment([`models.0.layers.0.${option}`, value]));
    expect(error).toMatchObject({
      place: `models[0].layers[0].${option}`,
      value: JSON.stringify(value),
      remedy: `Allowed here: ${allowed}.`,
    });
    expect(error.message).toContain(`(${option} of LSTM)`);
  });

  it('says what is missing', () => {
    expect(errorOf(experiment(['models.0.layers.0.units', undefined])).message).toBe(
      'The experiment file lacks models[0].layers[0].units (units of LSTM).',
    );
    expect(errorOf(experiment(['problem', undefined])).message).toBe('The experiment file lacks problem.');
  });

  it('reports every fault, the first as the headline', () => {
    const error = errorOf(experiment(['models.0.layers.0.unitz', 3], ['models.0.loss', 'mse'], ['seed', -1], ['dataset', {}]));
    const lines = error.message.split('\n');
    expect(lines[0]).toContain('models[0].layers[0].unitz');
    expect(lines.filter((line) => line.startsWith('- '))).toHaveLength(3);
  });

  it('wants a file or a sample, never both', () => {
    expect(errorOf(experiment(['dataset', { file: 'a.csv', sample: 'basketball' }])).place).toBe('dataset');
  });

  it('refuses keys that would reach a prototype', () => {
    expect(errorOf(experiment().replace('"title"', '"__proto__": {"x": 1}, "title"')).place).toBe('__proto__');
  });
});
