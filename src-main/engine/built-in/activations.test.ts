import { describe, expect, it } from 'vitest';
import { activations, type Activation } from '../../core/model/options';
import { activate } from '../reference/activations';
import { activationKinds } from './activations';
import { instantiateKernels } from './kernels';
import { MemoryPlan } from './memory';
import { testNumbers } from './testing/numbers';

const COUNT = 8_000;
const curves = activations.filter((kind): kind is Exclude<Activation, 'softmax'> => kind !== 'softmax');
/** Default of leaky_relu, and depth of elu. */
const optionOf = (kind: Activation): number => (kind === 'leaky_relu' ? 0.2 : 1);

/** f(z), and f′(z) as the backward pass multiplies with it. */
function run(kind: Activation, z: Float32Array): { readonly y: Float32Array; readonly slope: Float32Array } {
  const kernels = instantiateKernels();
  const memory = new MemoryPlan(kernels);
  const rows = z.length / 8;
  const [source = 0, target = 0, upstream = 0] = [1, 2, 3].map(() => memory.reserve(z.length));
  memory.commit();
  memory.floats(source, z.length).set(z);
  memory.floats(upstream, z.length).fill(1);
  kernels.activationForward(activationKinds[kind], optionOf(kind), target, source, 1, 8, rows);
  kernels.activationBackward(activationKinds[kind], optionOf(kind), upstream, upstream, target, source, 1, 8, rows);
  return { y: memory.floats(target, z.length).slice(), slope: memory.floats(upstream, z.length).slice() };
}

function spread(low: number, high: number, seed: number): Float32Array {
  const next = testNumbers(seed);
  return Float32Array.from({ length: COUNT }, () => low + (high - low) * next());
}

/** Largest error relative to the value itself, which may be as small as it likes. */
function worst(actual: Float32Array, z: Float32Array, exact: (z: number) => number): number {
  return z.reduce((most, value, i) => {
    const wanted = exact(value);
    // Below this a float32 cannot be accurate relative to itself.
    return Math.max(most, Math.abs((actual[i] ?? NaN) - wanted) / Math.max(Math.abs(wanted), 1e-30));
  }, 0);
}

/** Central difference with a step that suits float64; beside a kink it is neither slope. */
function slopeOf(kind: Exclude<Activation, 'softmax'>, z: number): number {
  const step = 1e-6;
  return (activate(kind, z + step) - activate(kind, z - step)) / (2 * step);
}

describe('activations against float64', () => {
  it.each(curves)('%s is as accurate as float32 lets it be, wherever its value lies', (kind) => {
    for (const z of [spread(-0.01, 0.01, 1), spread(-3, 3, 2), spread(-12, 12, 3)]) {
      expect(worst(run(kind, z).y, z, (value) => activate(kind, value))).toBeLessThan(1e-6);
    }
  });

  it.each(curves)('the slope of %s', (kind) => {
    const z = spread(-9, 9, 4).filter((value) => [-3, 0, 3, 6].every((kink) => Math.abs(value - kink) > 1e-3));
    const whole = z.subarray(0, z.length - (z.length % 32));
    const { slope } = run(kind, whole);
    const error = whole.reduce((most, value, i) => {
      const wanted = slopeOf(kind, value);
      return Math.max(most, Math.abs((slope[i] ?? NaN) - wanted) / Math.max(1, Math.abs(wanted)));
    }, 0);
    expect(error).toBeLessThan(1e-6);
  });

  it.each(curves)('%s hands a NaN on and stays finite far out, as far as its value does', (kind) => {
    const z = Float32Array.of(NaN, -1e4, -80, -0, 0, 80, 1e4, 1e30);
    const y = [...run(kind, new Float32Array([...z, ...z, ...z, ...z])).y].slice(0, 8);
    expect(y[0]).toBeNaN();
    for (const [i, value] of z.entries()) {
      const wanted = Math.fround(activate(kind, value));
      if (Number.isNaN(wanted) || i === 0) continue;
      expect(y[i] === wanted || Math.abs((y[i] ?? NaN) - wanted) <= 1e-6 * Math.abs(wanted) + 1e-30, `${kind} of ${value}: ${y[i]}`).toBe(
        true,
      );
    }
  });
});
