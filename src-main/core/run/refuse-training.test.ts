import { expect, it } from 'vitest';
import { modelSpecSchema } from '../model/model';
import type { ProblemShape } from '../problem/problem';
import { refuseTraining } from './refuse-training';
import { trainingSpecSchema, type TrainingSpecInput } from './run';

const games: ProblemShape = { input: [36, 1], open: false, output: [1], task: 'binary', classes: ['lost', 'won'] };
const plain = { type: 'Adam', learning_rate: 0.001 } as const;
const falling = {
  type: 'Adam',
  learning_rate: { type: 'ExponentialDecay', initial_learning_rate: 0.1, decay_steps: 9, decay_rate: 0.5 },
} as const;

function refused(training: TrainingSpecInput, optimizer: typeof plain | typeof falling = plain, shape = games) {
  const layers = [{ type: 'Input' as const }, { type: 'Dense' as const, units: 1 }];
  const model = modelSpecSchema.parse({ name: 'M', layers, loss: 'binary_crossentropy', optimizer });
  return refuseTraining(trainingSpecSchema.parse(training), model, shape);
}

it('refuses two rules for one learning rate', () => {
  expect(refused({ reduce_lr_on_plateau: {} }, falling)).toMatchObject({ code: 'request.invalid', place: 'training.reduce_lr_on_plateau' });
  expect(refused({ reduce_lr_on_plateau: {} })).toBeNull();
  expect(refused({}, falling)).toBeNull();
});

it('refuses weights of classes that are not there', () => {
  expect(refused({ class_weight: { won: 2, drawn: 1 } })?.message).toContain('“drawn”, which is none of the classes');
  expect(refused({ class_weight: { won: 2 } })).toBeNull();
  expect(refused({ class_weight: 'balanced' })).toBeNull();
  expect(refused({ class_weight: 'balanced' }, plain, { ...games, task: 'number', classes: [] })?.message).toContain('predicts a number');
  expect(refused({ class_weight: 'balanced' }, plain, { ...games, output: [36, 1] })?.message).toContain('several answers a sample');
});
