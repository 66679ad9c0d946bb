import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SeqbenchError } from '../core/errors';
import type { TrainerJob } from '../contract/trainer';
import type { Trainable } from '../engine/engine';
import { decodeStart } from '../formats/weights';

/**
 * Puts the weights that the model came with in place of those that the seed drew; does nothing where it came without.
 *
 * @throws SeqbenchError `file.missing`, `file.unreadable` where the file is not the one that the model names, or does not fit it
 */
export function startFromWeights({ weights: path, model }: TrainerJob, trainable: Trainable): void {
  if (path === undefined || !model.initial_weights) return;
  const bytes = readWeights(path);
  if (createHash('sha256').update(bytes).digest('hex') !== model.initial_weights.hash) throw unreadable(model.initial_weights.file);
  const { header, values } = decodeStart(bytes);
  const wanted = trainable.weights().map(({ shape }) => shape.join());
  if (header.tensors.map(({ shape }) => shape.join()).join(';') !== wanted.join(';')) throw unreadable(model.initial_weights.file);
  trainable.setWeights(values);
}

function readWeights(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown);
    throw new SeqbenchError({
      code: 'file.missing',
      message: 'The weights that training starts from cannot be read.',
      remedy: again,
      cause,
    });
  }
}

function unreadable(file: string): SeqbenchError {
  return new SeqbenchError({
    code: 'file.unreadable',
    message: 'The weights that training starts from were changed or damaged on the disk.',
    place: file,
    remedy: again,
  });
}

const again = 'Open the Keras file once more under Models, and train the model that it adds.';
