import { optimizerSchema, type OptimizerSpec } from '../../core/model/optimizers';
import { shown, unsupported, unsupportedOption } from './fault';
import { float } from './floats';
import { field, type Fields, without } from './json';
import { toSnakeCase } from './names';
import { readObject } from './object';
import { serialized, type Serialized } from './serialized';

/** What Keras's optimizers have beside what is here, with the values that leave it off. */
const constants: Fields = {
  use_ema: false,
  ema_momentum: 0.99,
  ema_overwrite_frequency: null,
  loss_scale_factor: null,
  gradient_accumulation_steps: null,
};
const harmless = new Set(['name', 'ema_momentum']);

/** @throws SeqbenchError `keras.unsupported` naming the optimizer or its option */
export function readOptimizer(value: unknown): OptimizerSpec {
  const { kind, config } = typeof value === 'string' ? { kind: kindNamed(value), config: {} } : readObject(value, 'optimizer');
  const schema = optimizerSchema.options.find((option) => option.shape.type.value === kind);
  if (!schema) return unsupported(`Seqbench has no optimizer ${shown(kind)}`, 'optimizer', kind);
  const options: Record<string, unknown> = { type: kind };
  for (const [option, given] of Object.entries(config)) {
    if (option === 'learning_rate') options[option] = readRate(given);
    else if (Object.hasOwn(schema.shape, option)) options[option] = given;
    else if (!harmless.has(option) && field(constants, option) !== given) unsupportedOption({ kind, name: 'optimizer' }, option, given);
  }
  const parsed = optimizerSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  const option = String(parsed.error.issues[0]?.path[0] ?? 'type');
  return unsupportedOption({ kind, name: 'optimizer' }, option, options[option]);
}

/** Its numbers are `float`s, for `withFloats` to write. */
export function writeOptimizer({ type, learning_rate: rate, ...options }: OptimizerSpec): Serialized {
  const config = { name: toSnakeCase(type), learning_rate: writeRate(rate), ...constants, ...options };
  return serialized('keras.optimizers', type, inFloats(config));
}

function kindNamed(name: string): string {
  return optimizerSchema.options.find((option) => option.shape.type.value.toLowerCase() === name.toLowerCase())?.shape.type.value ?? name;
}

/** A number, or a schedule with its options. */
function readRate(value: unknown): unknown {
  if (typeof value === 'number') return shortest(value);
  const { kind, config } = readObject(value, 'learning_rate');
  return { type: kind, ...without(config, 'name') };
}

function writeRate(rate: OptimizerSpec['learning_rate']): unknown {
  if (typeof rate === 'number') return rate;
  const { type, ...config } = rate;
  return serialized('keras.optimizers.schedules', type, inFloats({ ...config, name: type }));
}

/** A schedule's numbers of steps are whole; every other number is one that Keras computes with, and a momentum of 0 is 0.0 to it. */
function inFloats(config: Fields): Fields {
  const entries = Object.entries(config);
  return Object.fromEntries(
    entries.map(([option, value]) => [option, typeof value === 'number' && !option.endsWith('_steps') ? float(value) : value] as const),
  );
}

/** Keras keeps the rate in float32 and writes 0.001 as 0.0010000000474974513: the shortest number of that float32 is what was meant. */
function shortest(value: number): number {
  if (Math.fround(value) !== value) return value;
  for (let digits = 1; digits < 9; digits += 1) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return rounded;
  }
  return value;
}
