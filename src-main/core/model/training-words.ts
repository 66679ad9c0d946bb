import { formatNumber } from '../text';
import type { ModelSpec, OptimizerSpec } from './model';

/** `Adam, learning rate 0.001, beta 1 0.9`: every option that is set; one that is left open is not named. */
export function optimizerWords(optimizer: OptimizerSpec): string {
  const { type, learning_rate, ...options } = optimizer;
  const others = Object.entries(options).flatMap(([name, value]) => {
    if (value === null || value === false) return [];
    const words = name.replaceAll('_', ' ');
    return [value === true ? words : `${words} ${String(value)}`];
  });
  return [type, rateWords(learning_rate), ...others].join(', ');
}

/** `learning rate 0.001`, or the schedule in words. */
export function rateWords(rate: OptimizerSpec['learning_rate']): string {
  if (typeof rate === 'number') return `learning rate ${String(rate)}`;
  const start = `from ${String(rate.initial_learning_rate)}`;
  switch (rate.type) {
    case 'ExponentialDecay':
      return `learning rate ${start}, times ${formatNumber(rate.decay_rate)} every ${rate.decay_steps} steps${rate.staircase ? ', in stairs' : ''}`;
    case 'CosineDecay': {
      const warmUp = rate.warmup_target === null ? '' : ` up to ${String(rate.warmup_target)} over ${rate.warmup_steps} steps, then`;
      return `learning rate ${start}${warmUp} down a cosine over ${rate.decay_steps} steps`;
    }
  }
}

/** `huber, delta 1`: the loss with the options it has. */
export function lossWords({ loss, loss_options: options }: ModelSpec): string {
  const words = loss.replaceAll('_', ' ');
  if (loss === 'huber') return `${words}, delta ${options.delta}`;
  if (loss === 'quantile') return `${words} ${options.quantile}`;
  return loss.endsWith('crossentropy') && options.from_logits ? `${words} from logits` : words;
}
