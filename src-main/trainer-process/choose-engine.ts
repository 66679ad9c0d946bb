import type { EngineTiming } from '../core/run/run';
import type { Trainable } from '../engine/engine';
import { allowedSources, type Candidate, candidatesOf, whyNothing } from './candidates';
import type { EngineSource } from './engines';
import { Stopwatch, type TimedTraining } from './stopwatch';

/** What a run is trained on, and what was timed to find that out. */
export interface EngineTaken extends Candidate {
  /** Fastest first; empty where there was nothing to choose from. */
  readonly timings: readonly EngineTiming[];
  /** The model that was timed, as if it had just been built; null where it has to be. The caller disposes of it. */
  readonly trainable: Trainable | null;
}

/** The training to be timed, and what may be used for it. */
export interface ChoiceInput extends TimedTraining {
  readonly sources: readonly EngineSource[];
  /** Cores that the run may use. */
  readonly threads: number;
}

/** A training that is over in so many milliseconds is not held up by loading another engine: TensorFlow takes one to two seconds. */
const worthLoading = 3000;

/**
 * Takes the fastest of what there is. Each candidate trains a copy of the model on the first batch for 0.01 to 0.3 s; training then starts
 * afresh, on another copy or on one that was put back to its beginning, so that nothing but the speed depends on the timing. One candidate
 * alone is not timed.
 *
 * @throws SeqbenchError `engine.unavailable` where what was forced is not there, `model.invalid` where it cannot compute the model
 */
export async function chooseEngine(choice: ChoiceInput): Promise<EngineTaken> {
  const stopwatch = new Stopwatch(choice);
  try {
    const taken = await chooseBy(stopwatch, choice);
    return { ...taken, timings: stopwatch.timings, trainable: stopwatch.take(taken) };
  } finally {
    stopwatch.dispose();
  }
}

async function chooseBy(stopwatch: Stopwatch, choice: ChoiceInput): Promise<Candidate> {
  const { model, training, threads } = choice;
  const sources = allowedSources(choice.sources, training.engine);
  const worth = worthLoading / stepsOf(choice);
  const candidates: Candidate[] = [];
  for (const source of sources.filter((each) => each.installed())) {
    const [first] = candidates;
    if (first && ((await stopwatch.time(first, worth)) ?? Infinity) < worth) break;
    candidates.push(...(await candidatesOf(source, model, training.device, threads)));
  }
  const [first, ...others] = candidates;
  if (!first) throw await whyNothing(sources, model, training);
  if (others.length === 0) return first;
  for (const candidate of candidates) await stopwatch.time(candidate);
  return stopwatch.fastest(first);
}

/** Steps of the whole training, if nothing stops it. */
function stepsOf({ training, train }: ChoiceInput): number {
  return training.steps ?? training.epochs * Math.ceil(train.y.count / training.batch_size);
}
