import type { OptimizerSpec } from '../../../core/model/model';

/** `Nadam, learning rate 0.001, beta 1 0.9, …`: every option, because none of them is to be guessed. */
export function optimizerWords(optimizer: OptimizerSpec): string {
  const { type, ...options } = optimizer;
  return [type, ...Object.entries(options).map(([name, value]) => `${name.replaceAll('_', ' ')} ${String(value)}`)].join(', ');
}
