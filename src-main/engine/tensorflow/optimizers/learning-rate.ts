import type { LearningRateSchedule, OptimizerSpec } from '../../../core/model/model';

type Rate = OptimizerSpec['learning_rate'];

/** `keras.optimizers.schedules`: the rate after so many steps. */
export function rateAt(rate: Rate, iterations: number): number {
  return typeof rate === 'number' ? rate : scheduled(rate, iterations);
}

function scheduled(schedule: LearningRateSchedule, iterations: number): number {
  switch (schedule.type) {
    case 'ExponentialDecay': {
      const passed = iterations / schedule.decay_steps;
      return schedule.initial_learning_rate * schedule.decay_rate ** (schedule.staircase ? Math.floor(passed) : passed);
    }
    case 'CosineDecay':
      return cosine(schedule, iterations);
  }
}

/** Loshchilov and Hutter, 2016; a linear warm-up before it where asked for. */
function cosine(schedule: Extract<LearningRateSchedule, { type: 'CosineDecay' }>, iterations: number): number {
  const { initial_learning_rate: first, decay_steps, alpha, warmup_target: target, warmup_steps } = schedule;
  const fall = (from: number, step: number): number => {
    const wave = 0.5 * (1 + Math.cos((Math.PI * Math.min(step, decay_steps)) / decay_steps));
    return from * ((1 - alpha) * wave + alpha);
  };
  if (target === null) return fall(first, iterations);
  return iterations < warmup_steps ? first + ((target - first) * iterations) / warmup_steps : fall(target, iterations - warmup_steps);
}
