import type { LearningRateSchedule } from '../../core/model/model';

/** keras.optimizers.schedules after so many steps. */
export function scheduled(schedule: LearningRateSchedule, iterations: number): number {
  if (schedule.type === 'ExponentialDecay') {
    const turns = iterations / schedule.decay_steps;
    return schedule.initial_learning_rate * schedule.decay_rate ** (schedule.staircase ? Math.floor(turns) : turns);
  }
  const { initial_learning_rate: first, warmup_target: target, warmup_steps, decay_steps, alpha } = schedule;
  const warmup = target === null ? 0 : warmup_steps;
  if (target !== null && iterations < warmup) return first + (target - first) * (iterations / warmup);
  const done = Math.min(iterations - warmup, decay_steps) / decay_steps;
  return (target ?? first) * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * done)) + alpha);
}
