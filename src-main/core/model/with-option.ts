import { newLayer } from './create';
import { layerTypes } from './layers';

type Setting = string | number | boolean | readonly number[] | null;

/**
 * A copy of a layer or optimizer with one option set; not checked yet.
 *
 * @param path the option, `layer.units` for one further inside
 */
export function withOption(of: object, path: string, value: Setting): object {
  const [name = '', ...rest] = path.split('.');
  const inside: unknown = Object.entries(of).find(([key]) => key === name)?.[1];
  if (rest.length === 0) return { ...of, [name]: formOf(name, value, inside) };
  return { ...of, [name]: withOption(typeof inside === 'object' && inside !== null ? inside : {}, rest.join('.'), value) };
}

/** A form that was chosen by its name begins with its usual options; whatever else stays what it is. */
function formOf(name: string, value: Setting, before: unknown): unknown {
  if (name === 'layer') {
    const type = layerTypes.find((known) => known === value);
    return type ? newLayer(type) : value;
  }
  if (name === 'learning_rate') return rateOf(value, before);
  if (/_(regularizer|constraint)$/.test(name)) return value === 'none' ? null : { type: value };
  // Names in lower case are Keras's words for an initialiser without options of its own.
  return name.endsWith('_initializer') && typeof value === 'string' && /^[A-Z]/.test(value) ? { type: value } : value;
}

/** A schedule begins with the rate that was set; a constant rate with where the schedule began. */
function rateOf(value: Setting, before: unknown): unknown {
  if (typeof value === 'number') return value;
  const rate = typeof before === 'number' ? before : firstRate(before);
  switch (value) {
    case 'ExponentialDecay':
      return { type: value, initial_learning_rate: rate, decay_steps: 1000, decay_rate: 0.9 };
    case 'CosineDecay':
      return { type: value, initial_learning_rate: rate, decay_steps: 1000 };
    default:
      return rate > 0 ? rate : 0.001;
  }
}

function firstRate(schedule: unknown): number {
  const isSchedule = typeof schedule === 'object' && schedule !== null && 'initial_learning_rate' in schedule;
  return isSchedule && typeof schedule.initial_learning_rate === 'number' ? schedule.initial_learning_rate : 0.001;
}
