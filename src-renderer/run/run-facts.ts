import { lossWords, rateWords } from '../../src-main/core/model/training-words';
import { engineName } from '../../src-main/core/run/engine-words';
import { patienceWords } from '../../src-main/core/run/stretch';
import type { Monitor, RunRecord, TrainingSpec } from '../../src-main/core/run/run';
import { formatCount, formatMilliseconds, formatNumber, formatSeconds, plural } from '../../src-main/core/text';
import { formatMoment } from '../ui/moment';

/** A name and what stands behind it. */
export type Fact = readonly [name: string, value: string];

/** How a run was made. */
export function settingFacts({ training, model, seed }: RunRecord): readonly Fact[] {
  return [
    ['Loss', lossWords(model)],
    ['Optimizer', `${model.optimizer.type}, ${rateWords(model.optimizer.learning_rate)}`],
    training.steps === null ? ['Epochs', `at most ${formatCount(training.epochs)}`] : ['Steps', `at most ${formatCount(training.steps)}`],
    ['Batch size', `${formatCount(training.batch_size)}, ${orderWords(training)}`],
    ['Early stopping', stoppingWords(training)],
    ...(training.reduce_lr_on_plateau
      ? [
          [
            'Learning rate',
            `times ${training.reduce_lr_on_plateau.factor} after ${patienceWords(training.reduce_lr_on_plateau.patience, training)} without gain`,
          ] as const,
        ]
      : []),
    ...(training.class_weight === null ? [] : [['Class weights', classWeightWords(training.class_weight)] as const]),
    ['Validation', training.validation === 'test' ? 'on the test part' : 'on the validation part, or the test part where there is none'],
    ['Threshold', formatNumber(training.threshold)],
    ['Seed', String(seed)],
  ];
}

function orderWords({ steps, shuffle }: TrainingSpec): string {
  if (steps !== null) return 'drawn at random';
  return shuffle ? 'shuffled' : 'in order';
}

function stoppingWords(training: TrainingSpec): string {
  const stopping = training.early_stopping;
  if (!stopping) return 'off';
  const kept = stopping.restore_best_weights ? ', best weights kept' : '';
  return `${monitorWords[stopping.monitor]}, patience ${patienceWords(stopping.patience, training)}, least change ${formatNumber(stopping.min_delta)}${kept}`;
}

const monitorWords: Readonly<Record<Monitor, string>> = {
  val_loss: 'validation loss',
  loss: 'train loss',
  val_metric: 'validation metric',
  metric: 'train metric',
};

function classWeightWords(weights: NonNullable<TrainingSpec['class_weight']>): string {
  if (weights === 'balanced') return 'balanced';
  return Object.entries(weights)
    .map(([label, weight]) => `${label}: ${formatNumber(weight)}`)
    .join(', ');
}

/** Where and when it was made. */
export function originFacts(run: RunRecord): readonly Fact[] {
  const environment = run.environment;
  return [
    ['Queued', formatMoment(run.createdAt)],
    ...(run.startedAt ? [['Started', formatMoment(run.startedAt)] as const] : []),
    ...(run.seconds === null ? [] : [['Training time', formatSeconds(run.seconds)] as const]),
    ...(run.stepMs === null ? [] : [['Median step', `${formatMilliseconds(run.stepMs)} ms`] as const]),
    ...(environment
      ? [
          ['Engine', `${engineName(environment.engine)}, ${environment.device}`] as const,
          ['Machine', `${environment.cpu}, ${plural(environment.cores, 'core')}`] as const,
          ['Platform', `${environment.platform}, ${environment.runtime}`] as const,
          ['Seqbench', environment.seqbench] as const,
        ]
      : []),
    ['Data', run.preparedHash],
    ...(run.weightsHash ? [['Weights', run.weightsHash] as const] : []),
  ];
}
