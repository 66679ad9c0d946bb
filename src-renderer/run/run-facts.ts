import { lossWords, rateWords } from '../../src-main/core/model/training-words';
import type { RunRecord } from '../../src-main/core/run/run';
import { formatCount, formatNumber, formatSeconds, plural } from '../../src-main/core/text';
import { formatMoment } from '../ui/moment';

/** A name and what stands behind it. */
export type Fact = readonly [name: string, value: string];

/** How a run was made. */
export function settingFacts({ training, model, seed }: RunRecord): readonly Fact[] {
  const stopping = training.early_stopping;
  return [
    ['Loss', lossWords(model)],
    ['Optimizer', `${model.optimizer.type}, ${rateWords(model.optimizer.learning_rate)}`],
    ['Epochs', `at most ${formatCount(training.epochs)}`],
    ['Batch size', `${formatCount(training.batch_size)}${training.shuffle ? ', shuffled' : ', in order'}`],
    [
      'Early stopping',
      stopping
        ? `validation loss, patience ${stopping.patience}, least change ${formatNumber(stopping.min_delta)}${stopping.restore_best_weights ? ', best weights kept' : ''}`
        : 'off',
    ],
    ['Validation', 'on the test part'],
    ['Threshold', formatNumber(training.threshold)],
    ['Seed', String(seed)],
  ];
}

/** Where and when it was made. */
export function originFacts(run: RunRecord): readonly Fact[] {
  const environment = run.environment;
  return [
    ['Queued', formatMoment(run.createdAt)],
    ...(run.startedAt ? [['Started', formatMoment(run.startedAt)] as const] : []),
    ...(run.seconds === null ? [] : [['Training time', formatSeconds(run.seconds)] as const]),
    ...(run.stepMs === null ? [] : [['Median step', `${formatNumber(run.stepMs)} ms`] as const]),
    ...(environment
      ? [
          ['Engine', `${environment.engine}, ${environment.device}`] as const,
          ['Machine', `${environment.cpu}, ${plural(environment.cores, 'core')}`] as const,
          ['Platform', `${environment.platform}, ${environment.runtime}`] as const,
          ['Seqbench', environment.seqbench] as const,
        ]
      : []),
    ['Data', run.preparedHash],
    ...(run.weightsHash ? [['Weights', run.weightsHash] as const] : []),
  ];
}
