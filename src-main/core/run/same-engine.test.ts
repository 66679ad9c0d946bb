import { expect, it } from 'vitest';
import { type RunEnvironment, trainingSpecSchema } from './run';
import { sameEngine } from './same-engine';

const environment = (engine: string): RunEnvironment => ({
  ...{ seqbench: '0.2.0', engine, device: '1 core', runtime: 'Node 20', platform: 'linux', cpu: 'x', cores: 2 },
});

it('names the engine that was taken, so that a repeat takes it again', () => {
  const training = trainingSpecSchema.parse({ epochs: 7 });
  expect(sameEngine({ training, environment: environment('tensorflow') })).toEqual({ ...training, engine: 'tensorflow' });
});

it('leaves what was forced, and a run that never began, as they are', () => {
  const forced = trainingSpecSchema.parse({ engine: 'built-in' });
  expect(sameEngine({ training: forced, environment: environment('tensorflow') })).toBe(forced);
  const training = trainingSpecSchema.parse({});
  expect(sameEngine({ training, environment: null })).toBe(training);
});
