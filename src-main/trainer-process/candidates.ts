import { fail, SeqbenchError } from '../core/errors';
import type { ModelSpec } from '../core/model/model';
import type { EngineChoice, TrainingSpec } from '../core/run/run';
import type { Device, Engine, Unsupported } from '../engine/engine';
import type { EngineSource } from './engines';

/** Something a run could be trained on. */
export interface Candidate {
  readonly engine: Engine;
  readonly device: Device;
  readonly threads: number;
}

/** The engines that a training may use. @throws SeqbenchError `engine.unavailable` for one that this programme does not have */
export function allowedSources(sources: readonly EngineSource[], choice: EngineChoice): readonly EngineSource[] {
  if (choice === 'auto') return sources;
  const found = sources.filter((source) => source.engine.name === choice);
  return found.length > 0 ? found : fail(unavailable(choice, null, 'This build of Seqbench does not have it.'));
}

/**
 * What an engine offers for a model: its devices with one core, and with more where it can use them.
 *
 * @param threads cores that the run may use
 * @returns nothing where it has no such device here, or cannot compute the model
 */
export async function candidatesOf(
  { engine, threaded }: EngineSource,
  model: ModelSpec,
  device: TrainingSpec['device'],
  threads: number,
): Promise<readonly Candidate[]> {
  if (engine.supports(model).length > 0) return [];
  const devices = (await engine.devices()).filter(({ kind }) => device === 'auto' || kind === device);
  const cores = threaded && threads > 1 ? [1, threads] : [1];
  return devices.flatMap((each) => cores.map((count) => ({ engine, device: each, threads: count })));
}

/** Why nothing can train a model as it was asked for: an engine that was forced, a device, or a part of the model. */
export async function whyNothing(
  sources: readonly EngineSource[],
  model: ModelSpec,
  { engine, device }: Pick<TrainingSpec, 'engine' | 'device'>,
): Promise<SeqbenchError> {
  const [first] = sources;
  const [unsupported] = first?.engine.supports(model) ?? [];
  if (first && unsupported) return new SeqbenchError(cannotCompute(first.engine, unsupported));
  const kind = device === 'auto' ? null : device;
  // Of several engines the last one is what could have had the device: the first is always here.
  const reason = (await sources.at(-1)?.whyNot(kind)) ?? '';
  return new SeqbenchError(unavailable(engine, kind, reason));
}

function unavailable(engine: EngineChoice, kind: Device['kind'] | null, reason: string) {
  const wanted = kind === 'gpu' ? 'a GPU' : kind === 'cpu' ? 'the processor' : null;
  const on = wanted === null ? '' : ` on ${wanted}`;
  const what = engine === 'auto' ? `Training${on} is not possible here.` : `The ${engineNames[engine]} engine cannot be used${on} here.`;
  return {
    code: 'engine.unavailable',
    message: `${what} ${reason}`,
    place: kind === null ? 'engine' : 'device',
    value: kind ?? engine,
    remedy: 'Choose “auto” for engine and device, which takes the fastest that there is.',
  } as const;
}

const engineNames = { 'built-in': 'built-in', tensorflow: 'TensorFlow' } as const;

function cannotCompute({ name }: Engine, { layer, option, message }: Unsupported) {
  return {
    code: 'model.invalid',
    message: `The ${engineNames[name]} engine cannot compute this model. ${message}`,
    place: layer === null ? option : `layer ${layer}, ${option}`,
    remedy: 'Change the option, or choose “auto” as the engine.',
  } as const;
}
