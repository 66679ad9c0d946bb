import * as tf from '@tensorflow/tfjs-core';
import { fail } from '../../core/errors';
import type { ModelSpec } from '../../core/model/model';
import type { BuildOptions, Trainable } from '../engine';
import { status } from './status';
import { TensorFlowTrainable } from './trainable';

/** @throws SeqbenchError `engine.unavailable` where TensorFlow is not there, or computes on another device than the one asked for */
export async function build(model: ModelSpec, input: readonly number[], seed: number, options: BuildOptions): Promise<Trainable> {
  if (!isReady()) await ready(options);
  return new TensorFlowTrainable(model, input, seed, options);
}

/** Tests may have given tfjs a backend of its own. */
function isReady(): boolean {
  return tf.getBackend() === 'cpu';
}

async function ready({ device }: BuildOptions): Promise<void> {
  const { devices, note } = await status();
  if (devices.length === 0) fail({ code: 'engine.unavailable', message: note, place: 'engine' });
  if (device === undefined || devices.some(({ kind }) => kind === device)) return;
  const wanted = device === 'gpu' ? 'a graphics card' : 'the processor';
  const remedy =
    device === 'gpu' ? 'Choose the processor, or “automatic”.' : 'Start Seqbench with CUDA_VISIBLE_DEVICES=-1 to keep it off the card.';
  fail({ code: 'engine.unavailable', message: `TensorFlow cannot compute on ${wanted} here. ${note}`, place: 'device', remedy });
}
