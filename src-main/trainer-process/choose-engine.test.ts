import { describe, expect, it } from 'vitest';
import { modelSpecSchema } from '../core/model/model';
import { DenseSamples } from '../core/problem/samples';
import { trainingSpecSchema, type TrainingSpecInput } from '../core/run/run';
import { builtInEngine } from '../engine/built-in';
import type { Device, Engine, EngineState } from '../engine/engine';
import { chooseEngine, type ChoiceInput } from './choose-engine';
import { type EngineSource, engineSources } from './engines';

const model = modelSpecSchema.parse({
  name: 'Dense',
  layers: [{ type: 'Input' }, { type: 'Flatten' }, { type: 'Dense', units: 1, activation: 'sigmoid' }],
  loss: 'binary_crossentropy',
  optimizer: { type: 'SGD' },
});

/** The built-in engine under another name, whose steps take as long as they are told to on the clock below. */
class Paced {
  time = 0;
  steps: string[] = [];
  built = 0;
  disposed = 0;

  source(
    name: Engine['name'],
    devices: readonly Device[],
    stepMs: (threads: number) => number,
    changes: Partial<EngineSource> = {},
  ): EngineSource {
    const build: Engine['build'] = async (spec, input, seed, options) => {
      const trainable = await builtInEngine.build(spec, input, seed, { maxBatch: options.maxBatch });
      this.built += 1;
      return Object.assign(Object.create(trainable) as typeof trainable, {
        trainStep: (...given: Parameters<typeof trainable.trainStep>) => {
          this.time += stepMs(options.threads ?? 1);
          this.steps.push(`${name} ${options.threads ?? 1}`);
          return trainable.trainStep(...given);
        },
        state: () => trainable.state(),
        restore: (state: EngineState) => {
          trainable.restore(state);
        },
        dispose: () => {
          this.disposed += 1;
          trainable.dispose();
        },
      });
    };
    const engine: Engine = { name, devices: () => Promise.resolve(devices), supports: () => [], build };
    return {
      engine,
      installed: () => true,
      isLoaded: () => false,
      threaded: false,
      whyNot: () => Promise.resolve('There is none.'),
      ...changes,
    };
  }

  choice(sources: readonly EngineSource[], training: TrainingSpecInput = {}, changes: Partial<ChoiceInput> = {}): ChoiceInput {
    const train = { x: new DenseSamples(new Float32Array(8 * 64).fill(0.5), 8), y: new DenseSamples(new Float32Array(64), 1), open: null };
    return {
      ...{ sources, model, input: [8, 1], train, training: trainingSpecSchema.parse({ epochs: 100_000, ...training }), seed: 1 },
      ...{ maxBatch: 32, threads: 1, clock: { now: () => this.time, pause: () => Promise.resolve() }, cancelled: () => false },
      ...changes,
    };
  }
}

const cpu: Device = { kind: 'cpu', name: '1 core' };
const gpu: Device = { kind: 'gpu', name: 'Card' };

describe('chooseEngine', () => {
  it('takes the fastest and tells what it timed, fastest first', async () => {
    const paced = new Paced();
    const sources = [paced.source('built-in', [cpu], () => 7), paced.source('tensorflow', [gpu, cpu], () => 2)];
    const taken = await chooseEngine(paced.choice(sources));
    expect([taken.engine.name, taken.device.kind]).toEqual(['tensorflow', 'gpu']);
    expect(taken.timings.map(({ engine, stepMs }) => [engine, stepMs])).toEqual([
      ['tensorflow', 2],
      ['tensorflow', 2],
      ['built-in', 7],
    ]);
    expect(paced.disposed).toBe(paced.built - 1);
    taken.trainable!.dispose();
    expect(paced.disposed).toBe(paced.built);
  });

  it('hands over the model that it timed as if it had just been built, to the bit', async () => {
    const paced = new Paced();
    const choice = paced.choice([paced.source('built-in', [cpu], () => 7), paced.source('tensorflow', [cpu], () => 9)]);
    const { trainable } = await chooseEngine(choice);
    const fresh = await builtInEngine.build(model, [8, 1], 1, { maxBatch: 32 });
    expect(trainable!.state()).toEqual(fresh.state());
    expect(paced.steps.length).toBeGreaterThan(0);
    trainable!.dispose();
    fresh.dispose();
  });

  it('goes on timing where the first steps are slow, before it loads another engine', async () => {
    const paced = new Paced();
    let steps = 0;
    const warming = paced.source('built-in', [cpu], () => ((steps += 1) < 6 ? 20 : 2));
    const taken = await chooseEngine(paced.choice([warming, paced.source('tensorflow', [cpu], () => 0.01)], { epochs: 100 }));
    expect(taken.timings.map(({ engine, stepMs }) => [engine, stepMs])).toEqual([['built-in', 2]]);
    taken.trainable!.dispose();
  });

  it('does not time one candidate alone', async () => {
    const paced = new Paced();
    const taken = await chooseEngine(paced.choice([paced.source('built-in', [cpu], () => 7)]));
    expect(taken.timings).toEqual([]);
    expect(paced.built).toBe(0);
  });

  it('times each for 0.3 s at most, but for one step at least', async () => {
    const paced = new Paced();
    const sources = [paced.source('built-in', [cpu], () => 90), paced.source('tensorflow', [cpu], () => 5000)];
    await chooseEngine(paced.choice(sources));
    expect(paced.steps.filter((step) => step === 'built-in 1').length).toBe(3);
    expect(paced.steps.filter((step) => step === 'tensorflow 1').length).toBe(1);
  });

  it('does not judge by a first step in which compilers or others were at work', async () => {
    const paced = new Paced();
    let steps = 0;
    const slowAtFirst = paced.source('built-in', [cpu], () => ((steps += 1) === 1 ? 400 : 2));
    const taken = await chooseEngine(paced.choice([slowAtFirst, paced.source('tensorflow', [cpu], () => 40)]));
    expect(taken.timings.map(({ engine, stepMs }) => [engine, stepMs])).toEqual([
      ['built-in', 2],
      ['tensorflow', 40],
    ]);
  });

  it('does not load another engine for a training that is over within three seconds', async () => {
    const paced = new Paced();
    let asked = 0;
    const other = paced.source('tensorflow', [cpu], () => 0.01);
    const engine = { ...other.engine, devices: () => Promise.resolve((asked += 1)).then(() => [cpu]) };
    const sources = [paced.source('built-in', [cpu], () => 2), { ...other, engine }];
    const short = await chooseEngine(paced.choice(sources, { epochs: 100 }));
    expect([short.engine.name, asked]).toEqual(['built-in', 0]);
    const long = await chooseEngine(paced.choice(sources, { epochs: 10_000 }));
    expect([long.engine.name, asked]).toEqual(['tensorflow', 1]);
  });

  it('tries more cores where the engine heeds them, but not for steps of a quarter of a millisecond', async () => {
    const paced = new Paced();
    const threaded = (stepMs: (threads: number) => number) => [paced.source('built-in', [cpu], stepMs, { threaded: true })];
    const slow = await chooseEngine(
      paced.choice(
        threaded((threads) => 10 / threads),
        {},
        { threads: 2 },
      ),
    );
    expect([slow.threads, slow.timings.length]).toEqual([2, 2]);
    const quick = await chooseEngine(
      paced.choice(
        threaded((threads) => 0.25 / threads),
        {},
        { threads: 2 },
      ),
    );
    expect([quick.threads, quick.timings.length]).toEqual([1, 1]);
    const alone = await chooseEngine(paced.choice(threaded((threads) => 10 / threads)));
    expect([alone.threads, alone.timings]).toEqual([1, []]);
  });

  it('leaves out a candidate that cannot train the model, and stops timing where it is cancelled', async () => {
    const paced = new Paced();
    const broken = paced.source('tensorflow', [cpu], () => {
      throw new Error('no kernel');
    });
    const taken = await chooseEngine(paced.choice([paced.source('built-in', [cpu], () => 7), broken]));
    expect([taken.engine.name, taken.timings.length]).toEqual(['built-in', 1]);
    const before = paced.steps.length;
    await chooseEngine(paced.choice([paced.source('built-in', [cpu], () => 7), broken], {}, { cancelled: () => true }));
    expect(paced.steps.length).toBe(before);
  });
});

describe('chooseEngine, where something is forced', () => {
  const paced = new Paced();
  const sources = [paced.source('built-in', [cpu], () => 7), paced.source('tensorflow', [cpu], () => 2)];

  it('takes it, and times nothing where that leaves one', async () => {
    const taken = await chooseEngine(paced.choice(sources, { engine: 'built-in' }));
    expect([taken.engine.name, taken.timings]).toEqual(['built-in', []]);
    const timed = await chooseEngine(paced.choice(sources, { device: 'cpu' }));
    expect(timed.timings).toHaveLength(2);
  });

  it.each([
    [{ engine: 'tensorflow', device: 'gpu' }, 'The TensorFlow engine cannot be used on a GPU here. There is none.'],
    [{ device: 'gpu' }, 'Training on a GPU is not possible here. There is none.'],
    [{ engine: 'built-in', device: 'gpu' }, 'The built-in engine cannot be used on a GPU here. There is none.'],
  ] as const)('says why %j is not there, and takes nothing else', async (training, message) => {
    await expect(chooseEngine(paced.choice(sources, training))).rejects.toMatchObject({ info: { code: 'engine.unavailable', message } });
  });

  it('says so for an engine that is not installed', async () => {
    const none = [sources[0]!, paced.source('tensorflow', [cpu], () => 2, { installed: () => false })];
    await expect(chooseEngine(paced.choice(none, { engine: 'tensorflow' }))).rejects.toMatchObject({
      info: { code: 'engine.unavailable' },
    });
  });

  it('says what of the model the engine cannot compute', async () => {
    const unsupported = { layer: 2, option: 'units', message: 'It has no Dense.' };
    const other = paced.source('tensorflow', [cpu], () => 2);
    const engine = { ...other.engine, supports: () => [unsupported] };
    await expect(chooseEngine(paced.choice([{ ...other, engine }], { engine: 'tensorflow' }))).rejects.toMatchObject({
      info: { code: 'model.invalid', message: 'The TensorFlow engine cannot compute this model. It has no Dense.' },
    });
  });

  it('has no GPU for the real built-in engine, in words', async () => {
    await expect(chooseEngine(paced.choice(engineSources, { engine: 'built-in', device: 'gpu' }))).rejects.toMatchObject({
      info: { code: 'engine.unavailable', message: expect.stringContaining('computes on the processor') as string },
    });
  });
});
