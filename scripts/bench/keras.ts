import { join } from 'node:path';
import { z } from 'zod';
import type { BenchCase } from './cases';
import { type KerasBackend, runPython } from './python';

/** Milliseconds of a step by model, or the reason in words. */
export type KerasTimes = ReadonlyMap<string, number | string>;

const answerSchema = z.object({ name: z.string(), ms: z.number().optional(), error: z.string().optional() });

/** Times all models in one process of their own; see keras_steps.py. */
export async function kerasTimes(root: string, backend: KerasBackend, cases: readonly BenchCase[]): Promise<KerasTimes | string> {
  const asked = cases.map(({ name, plain, input, target, batch, epochSteps }) => ({ name, ...plain, input, target, batch, epochSteps }));
  const { ok, output, errors } = await runPython(backend, [join(root, 'scripts/bench/keras_steps.py')], JSON.stringify(asked));
  if (!ok) return `Keras on ${backend} could not be timed (PYTHON names the interpreter): ${errors.trim().split('\n').at(-1) ?? ''}`;
  const answers = output
    .trim()
    .split('\n')
    .map((line) => answerSchema.parse(JSON.parse(line)));
  return new Map(answers.map(({ name, ms, error }) => [name, ms ?? `cannot: ${error ?? ''}`]));
}
