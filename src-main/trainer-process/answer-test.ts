import type { TrainerJob } from '../contract/trainer';
import { evaluateClasses } from '../core/leaderboard/classes';
import type { Evaluation } from '../core/leaderboard/evaluation';
import { evaluateNumbers } from '../core/leaderboard/numbers';
import { inOwnUnit, isOwnUnit, scaledAt } from '../core/leaderboard/own-unit';
import { orderText } from '../core/problem/order-text';
import { allValues } from '../core/problem/samples';
import type { Trainable } from '../engine/engine';
import {
  Batches,
  classesOf,
  evaluatePart,
  type FitClock,
  metricFor,
  Pacer,
  probabilitiesOf,
  rowsContinue,
  thresholdFor,
} from '../engine/fit';
import type { Snapshot, SnapshotPart } from '../formats/snapshot';
import { trainingPart } from './parts';
import { fewestDigits, type PredictionsInput, predictionsCsv, sevenDigits, shortest } from './predictions';

export interface TestAnswers {
  readonly evaluation: Evaluation;
  /** CSV, piece by piece. */
  readonly predictions: Iterable<string>;
}

/** What a model answered to the test part. */
interface Answered {
  /** [samples, ...output, size] */
  readonly values: Float32Array;
  readonly size: number;
  readonly loss: number;
}

/** The test part, answered with the weights that the run ended with; numbers in the targets' own unit. */
export async function answerTest(job: TrainerJob, snapshot: Snapshot, trainable: Trainable, clock: FitClock): Promise<TestAnswers> {
  const answered = await answer(job, snapshot, trainable, clock);
  return snapshot.header.shape.task === 'number' ? numbers(job, snapshot, answered) : classes(job, snapshot, answered);
}

async function answer(job: TrainerJob, { header, test }: Snapshot, trainable: Trainable, clock: FitClock): Promise<Answered> {
  const { threshold, batch_size: batchSize } = job.training;
  const { task } = header.shape;
  const targets = test.y.size;
  const size = trainable.outputSize / targets;
  const output = new Float32Array(test.y.count * trainable.outputSize);
  const batches = new Batches(trainingPart(test, header.shape), trainable.targetSize, batchSize);
  const fromLogits = job.model.loss_options.from_logits;
  const metric = metricFor({ task, targets, size, threshold, fromLogits });
  const continues = rowsContinue(job.training);
  const figures = await evaluatePart({ trainable, batches, metric, pacer: new Pacer(clock), cancelled: () => false, continues, output });
  return { values: probabilitiesOf(output, size, task, fromLogits), size, loss: figures?.loss ?? 0 };
}

function numbers({ training }: TrainerJob, snapshot: Snapshot, { values, size, loss }: Answered): TestAnswers {
  const { header, test } = snapshot;
  const { shape, targets } = header;
  const transforms = header.transforms.targets;
  const unit = { transforms, size: test.y.size, base: test.base };
  const wanted = allValues(test.y);
  const actual = inOwnUnit(wanted, unit);
  const predicted = inOwnUnit(values, unit);
  const show = isOwnUnit(transforms) ? shortest : sevenDigits;
  const showActual = (answer: number): string =>
    fewestDigits(actual[answer] ?? 0, (own) => scaledAt(own, answer, wanted.length, unit) === wanted[answer]);
  const { threshold } = training;
  return {
    evaluation: evaluateNumbers({ actual, predicted, output: shape.output, targets, loss }),
    predictions: predictionsCsv({ ...whatStands(snapshot), actual, answers: predicted, size, threshold, show, showActual }),
  };
}

function classes({ training }: TrainerJob, snapshot: Snapshot, { values, size, loss }: Answered): TestAnswers {
  const { header, test } = snapshot;
  const { shape, targets } = header;
  const { threshold } = training;
  const actual = allValues(test.y);
  const predicted = classesOf(values, size, thresholdFor(shape.task, threshold));
  const of = { labels: shape.classes, binary: shape.task === 'binary', output: shape.output, targets };
  return {
    evaluation: evaluateClasses({ actual, predicted, scores: { values, size }, ...of, loss }),
    predictions: predictionsCsv({ ...whatStands(snapshot), actual, answers: values, size, threshold, show: shortest }),
  };
}

/** What predictions of the test part say besides the answers. */
function whatStands({ header, test }: Snapshot): Pick<PredictionsInput, 'shape' | 'targets' | 'rows' | 'order'> {
  return { shape: header.shape, targets: header.targets, rows: test.rows, order: orderOf(header, test) };
}

/** When each predicted row is, as the table shows it. */
function orderOf({ order }: Snapshot['header'], part: SnapshotPart): PredictionsInput['order'] {
  const places = part.order;
  return order && places ? { name: order.name, at: (sample) => orderText(places[sample] ?? NaN, order.kind) } : null;
}
