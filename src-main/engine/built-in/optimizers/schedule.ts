import type { LearningRateSchedule } from '../../../core/model/model';
import { cosineOfHalfTurns, power } from '../exact-math';

/**
 * `keras.optimizers.schedules`: ExponentialDecay, and CosineDecay with its linear warm-up.
 *
 * @param iterations training steps done
 */
export function scheduledRate(schedule: LearningRateSchedule, iterations: number): number {
  switch (schedule.type) {
    case 'ExponentialDecay': {
      const turns = iterations / schedule.decay_steps;
      return schedule.initial_learning_rate * power(schedule.decay_rate, schedule.staircase ? Math.floor(turns) : turns);
    }
    case 'CosineDecay':
      return cosineDecay(schedule, iterations);
  }
}

function cosineDecay(schedule: Extract<LearningRateSchedule, { type: 'CosineDecay' }>, iterations: number): number {
  const { initial_learning_rate, warmup_target, alpha, decay_steps } = schedule;
  const warmup = warmup_target === null ? 0 : schedule.warmup_steps;
  if (warmup_target !== null && iterations < warmup) {
    return (warmup_target - initial_learning_rate) * (iterations / warmup) + initial_learning_rate;
  }
  const done = Math.min(iterations - warmup, decay_steps) / decay_steps;
  const left = 0.5 * (1 + cosineOfHalfTurns(done));
  return (warmup_target ?? initial_learning_rate) * ((1 - alpha) * left + alpha);
}
