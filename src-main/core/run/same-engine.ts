import { engineChoices, type RunRecord, type TrainingSpec } from './run';

/**
 * The settings of a run with the engine that it was trained on in place of `auto`: two engines differ in the last digits, and another may
 * be the fastest when the run is repeated.
 */
export function sameEngine({ training, environment }: Pick<RunRecord, 'training' | 'environment'>): TrainingSpec {
  const taken = engineChoices.find((name) => name === environment?.engine);
  return taken && training.engine === 'auto' ? { ...training, engine: taken } : training;
}
