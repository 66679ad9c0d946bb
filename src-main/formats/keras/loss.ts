import { type Loss, type LossOptions, losses, lossOptionsSchema } from '../../core/model/losses';
import { shown, unsupported, unsupportedOption } from './fault';
import { field, type Fields } from './json';
import { readFunction, readObject } from './object';
import { serialized, type Serialized } from './serialized';
import { toSnakeCase } from './names';

export interface LossChoice {
  readonly loss: Loss;
  readonly loss_options: LossOptions;
}

/** Keras's class of every loss; it has no quantile loss. */
const kinds: Readonly<Record<Exclude<Loss, 'quantile'>, string>> = {
  binary_crossentropy: 'BinaryCrossentropy',
  categorical_crossentropy: 'CategoricalCrossentropy',
  sparse_categorical_crossentropy: 'SparseCategoricalCrossentropy',
  mean_squared_error: 'MeanSquaredError',
  mean_absolute_error: 'MeanAbsoluteError',
  mean_absolute_percentage_error: 'MeanAbsolutePercentageError',
  huber: 'Huber',
  log_cosh: 'LogCosh',
  poisson: 'Poisson',
};

/** Names that Keras also takes. */
const short: Readonly<Record<string, Loss>> = {
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  mape: 'mean_absolute_percentage_error',
  bce: 'binary_crossentropy',
  logcosh: 'log_cosh',
  huber_loss: 'huber',
};

const usual = { reduction: 'sum_over_batch_size' };
/** Options that only have the value under which Keras computes what is computed here. */
const constants: Readonly<Partial<Record<Loss, Fields>>> = {
  binary_crossentropy: { label_smoothing: 0, axis: -1 },
  categorical_crossentropy: { label_smoothing: 0, axis: -1 },
  sparse_categorical_crossentropy: { ignore_class: null },
};
const options: Readonly<Partial<Record<Loss, keyof LossOptions>>> = {
  binary_crossentropy: 'from_logits',
  categorical_crossentropy: 'from_logits',
  sparse_categorical_crossentropy: 'from_logits',
  huber: 'delta',
};

/** @throws SeqbenchError `keras.unsupported` naming the loss or its option */
export function readLoss(value: unknown): LossChoice {
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (Array.isArray(single)) return unsupported('The model has several losses', 'loss', value);
  const name = readFunction(single, 'loss');
  if (name !== null) return { loss: lossNamed(name), loss_options: lossOptionsSchema.parse({}) };
  const { kind, config } = readObject(single, 'loss');
  const loss = lossNamed(kind);
  const own = options[loss];
  for (const [option, given] of Object.entries(config)) {
    const meant = { name: given, dtype: null, ...usual, ...constants[loss] }[option];
    if (option !== own && JSON.stringify(meant) !== JSON.stringify(given)) unsupportedOption({ kind, name: 'loss' }, option, given);
  }
  const wanted = own === undefined ? undefined : field(config, own);
  const parsed = lossOptionsSchema.safeParse(own === undefined || wanted === undefined ? {} : { [own]: wanted });
  return { loss, loss_options: parsed.success ? parsed.data : unsupportedOption({ kind, name: 'loss' }, own ?? '', wanted) };
}

/** @returns null for a loss that Keras does not have */
export function writeLoss({ loss, loss_options }: LossChoice): Serialized | null {
  if (loss === 'quantile') return null;
  const own = options[loss];
  // Keras leaves Huber's delta out of what it writes, and takes it where it is there.
  const set = own === undefined || (own === 'delta' && loss_options.delta === 1) ? {} : { [own]: loss_options[own] };
  const name = loss === 'huber' ? 'huber_loss' : toSnakeCase(loss);
  return serialized('keras.losses', kinds[loss], { name, ...usual, ...set, ...constants[loss] });
}

function lossNamed(name: string): Loss {
  const byKind = Object.entries(kinds).find(([, kind]) => kind === name)?.[0];
  const wanted = byKind ?? short[name.toLowerCase()] ?? name;
  return losses.find((loss) => loss === wanted && loss !== 'quantile') ?? unsupported(`Seqbench has no loss ${shown(name)}`, 'loss', name);
}
