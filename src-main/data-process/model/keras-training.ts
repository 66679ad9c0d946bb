import type { Input } from '../../contract/commands';
import { fail, SeqbenchError } from '../../core/errors';
import type { LayerSpec } from '../../core/model/layers';
import { lossOptionsSchema } from '../../core/model/losses';
import { type Loss, type OptimizerSpec, optimizerSchema } from '../../core/model/model';
import type { KerasModel, LossChoice } from '../../formats/keras';

type Request = Input<'model.importKeras'>;

/**
 * The loss that was asked for, that the file was compiled with, or that its last layer wants.
 *
 * @param notes is told where it was guessed
 * @throws SeqbenchError `keras.unsupported` for one that there is no match for; `experiment.invalid` where none is said and none may be guessed
 */
export function chooseLoss({ loss, layers }: KerasModel, request: Request, file: string, notes: string[]): LossChoice {
  const options = request.loss_options ?? lossOptionsSchema.parse({});
  if (request.loss !== undefined) return { loss: request.loss, loss_options: options };
  if (loss.kind === 'given') return { loss: loss.value.loss, loss_options: request.loss_options ?? loss.value.loss_options };
  if (loss.kind === 'unsupported') throw new SeqbenchError(loss.error);
  if (!request.defaults) return notSaid('loss', file, '"loss": "mean_squared_error"');
  const guessed = lossFor(layers);
  notes.push(`${file} was saved without a loss; ${guessed} fits its last layer and was taken.`);
  return { loss: guessed, loss_options: options };
}

/** As `chooseLoss`; what is guessed is Adam. */
export function chooseOptimizer({ optimizer }: KerasModel, request: Request, file: string, notes: string[]): OptimizerSpec {
  if (request.optimizer !== undefined) return request.optimizer;
  if (optimizer.kind === 'given') return optimizer.value;
  if (optimizer.kind === 'unsupported') throw new SeqbenchError(optimizer.error);
  if (!request.defaults) return notSaid('optimizer', file, '"optimizer": { "type": "Adam" }');
  notes.push(`${file} was saved without an optimizer; Adam was taken.`);
  return optimizerSchema.parse({ type: 'Adam' });
}

function lossFor(layers: readonly LayerSpec[]): Loss {
  const last = layers.at(-1);
  const activation = last?.type === 'Softmax' ? 'softmax' : last && 'activation' in last ? last.activation : 'linear';
  if (activation === 'sigmoid') return 'binary_crossentropy';
  return activation === 'softmax' ? 'sparse_categorical_crossentropy' : 'mean_squared_error';
}

function notSaid(what: string, file: string, example: string): never {
  return fail({
    code: 'experiment.invalid',
    message: `${file} was saved without ${what === 'loss' ? 'a loss' : 'an optimizer'}, so the experiment must name it.`,
    place: what,
    remedy: `Write it beside "keras", such as ${example}.`,
  });
}
