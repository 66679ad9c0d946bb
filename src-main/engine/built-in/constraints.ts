import { fail } from '../../core/errors';
import type { Constraint } from '../../core/model/penalties';
import type { Kernels } from './kernels';
import type { MemoryPlan } from './memory';
import { forEachValue } from './parameter-layout';
import type { Parameter, Parameters } from './parameters';
import { sizeOf } from './tensor';

/** What weights are held to after every update: `keras.constraints` MaxNorm and NonNeg, on every weight that has one. */
export class Constraints {
  readonly #holds: readonly Hold[];

  /** @throws SeqbenchError `model.invalid` where an axis is not there */
  constructor(
    private readonly kernels: Kernels,
    memory: MemoryPlan,
    private readonly parameters: Parameters,
  ) {
    this.#holds = parameters.trainable.flatMap((parameter) => {
      const { constraint } = parameter.weight;
      return constraint ? [planHold(parameter, constraint, memory)] : [];
    });
  }

  prepare(): void {
    for (const hold of this.#holds) hold.prepare();
  }

  apply(): void {
    for (const { parameter, hold } of this.#holds) hold(this.kernels, this.parameters.addressOf(parameter, this.parameters.values));
  }
}

interface Hold {
  readonly parameter: Parameter;
  readonly prepare: () => void;
  readonly hold: (kernels: Kernels, at: number) => void;
}

function planHold(parameter: Parameter, constraint: Constraint, memory: MemoryPlan): Hold {
  switch (constraint.type) {
    case 'NonNeg':
      return { parameter, prepare: () => undefined, hold: (kernels, at) => kernels.nonNegative(at, parameter.size * 4) };
    case 'MaxNorm':
      return planMaxNorm(parameter, constraint, memory);
  }
}

function planMaxNorm(parameter: Parameter, constraint: Extract<Constraint, { type: 'MaxNorm' }>, memory: MemoryPlan): Hold {
  const { shape } = parameter.weight;
  const size = shape[constraint.axis];
  if (size === undefined) {
    const message = `MaxNorm's axis ${constraint.axis} is not there: ${parameter.name} has ${shape.length} axes.`;
    return fail({ code: 'model.invalid', message, place: parameter.name, remedy: 'Use a smaller axis.' });
  }
  const count = sizeOf(shape);
  const places = memory.reserve(count);
  return {
    parameter,
    prepare: () => memory.words(places, count).set(groupedPlaces(parameter, constraint.axis, size)),
    hold: (kernels, at) => kernels.maxNorm(at, places, count / size, size, constraint.max_value),
  };
}

/** Byte offsets of a weight's values, those that differ in `axis` alone together. */
function groupedPlaces({ weight, layout }: Parameter, axis: number, size: number): Uint32Array {
  const inner = sizeOf(weight.shape.slice(axis + 1));
  const places = new Uint32Array(sizeOf(weight.shape));
  forEachValue(layout, (keras, engine) => {
    const outer = Math.floor(keras / (inner * size));
    const along = Math.floor(keras / inner) % size;
    places[(outer * inner + (keras % inner)) * size + along] = engine * 4;
  });
  return places;
}
