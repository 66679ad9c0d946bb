import { SeqbenchError } from '../errors';
import type { Fix } from './layer';
import { withOption } from './with-option';
import { layerSchema, type LayerSpec } from './layers';
import { lossOptionsSchema } from './losses';
import { modelSpecSchema, optimizerSchema, type ModelSpec, type OptimizerSpec } from './model';

/** What an option can be set to; null leaves it open. */
export type OptionValue = string | number | boolean | readonly number[] | null;

/** Editing functions: each takes a model and returns a new one, so that undo is keeping the old one. */

/**
 * @param at where the layer will stand; never before Input, never beyond the end
 */
export function insertLayer(model: ModelSpec, at: number, layer: LayerSpec): ModelSpec {
  const first = layer.type === 'Input' || model.layers[0]?.type !== 'Input' ? 0 : 1;
  const index = Math.min(Math.max(at, first), model.layers.length);
  return { ...model, layers: model.layers.toSpliced(index, 0, layer) };
}

/** Removes a layer; a leading Input stays, for every stack begins with it. */
export function removeLayer(model: ModelSpec, index: number): ModelSpec {
  if (!isMovable(model, index)) return model;
  return { ...model, layers: model.layers.toSpliced(index, 1) };
}

/** Moves a layer to stand at `to`; Input and places beyond the ends leave the model as it is. */
export function moveLayer(model: ModelSpec, from: number, to: number): ModelSpec {
  const layer = model.layers[from];
  if (!layer || from === to || !isMovable(model, from) || !isMovable(model, to)) return model;
  return { ...model, layers: model.layers.toSpliced(from, 1).toSpliced(to, 0, layer) };
}

/** @returns whether a layer stands there that may be moved or removed: all but the leading Input */
export function isMovable(model: ModelSpec, index: number): boolean {
  return index in model.layers && !(index === 0 && model.layers[0]?.type === 'Input');
}

/**
 * @param option as `OptionGuide.option` has it; a form is set by its name
 * @throws SeqbenchError model.invalid for an option the layer does not have, or a value it does not take
 */
export function setOption(model: ModelSpec, index: number, option: string, value: OptionValue): ModelSpec {
  const layer = model.layers[index];
  if (!layer) return model;
  const parsed = layerSchema.safeParse(withOption(layer, option, value));
  if (!parsed.success) return refuse(layer.type, option, value);
  return { ...model, layers: model.layers.with(index, parsed.data) };
}

/** A change of kind keeps no option but the learning rate, which means the same everywhere. */
export function setOptimizer(model: ModelSpec, type: OptimizerSpec['type']): ModelSpec {
  return { ...model, optimizer: optimizerSchema.parse({ type, learning_rate: model.optimizer.learning_rate }) };
}

/** @throws SeqbenchError model.invalid for an option the optimizer does not have, or a value it does not take */
export function setOptimizerOption(model: ModelSpec, option: string, value: OptionValue): ModelSpec {
  const parsed = optimizerSchema.safeParse(withOption(model.optimizer, option, value));
  if (!parsed.success) return refuse(model.optimizer.type, option, value);
  return { ...model, optimizer: parsed.data };
}

/** @throws SeqbenchError model.invalid for an option no loss has, or a value it does not take */
export function setLossOption(model: ModelSpec, option: string, value: OptionValue): ModelSpec {
  const parsed = lossOptionsSchema.safeParse({ ...model.loss_options, [option]: value });
  if (!parsed.success) return refuse(model.loss, option, value);
  return { ...model, loss_options: parsed.data };
}

/** @throws SeqbenchError model.invalid for a name that is empty or longer than 80 characters */
export function renameModel(model: ModelSpec, name: string): ModelSpec {
  const parsed = modelSpecSchema.shape.name.safeParse(name);
  if (!parsed.success) return refuse(model.name, 'name', name);
  return { ...model, name: parsed.data };
}

/** What the button beside a message does. */
export function applyFix(model: ModelSpec, fix: Fix): ModelSpec {
  switch (fix.kind) {
    case 'set-option':
      return setOption(model, fix.layer, fix.option, fix.value);
    case 'insert':
      return insertLayer(model, fix.at, layerSchema.parse({ type: fix.type, ...fix.options }));
    case 'remove':
      return { ...model, layers: model.layers.toSpliced(fix.layer, 1) };
    case 'end-with':
      return { ...model, layers: [...model.layers.slice(0, fix.from), ...fix.layers.map((layer) => layerSchema.parse(layer))] };
    case 'set-loss':
      return { ...model, loss: modelSpecSchema.shape.loss.parse(fix.value) };
    case 'set-optimizer':
      return { ...model, optimizer: optimizerSchema.parse({ ...model.optimizer, ...fix.options }) };
  }
}

function refuse(place: string, option: string, value: OptionValue): never {
  throw new SeqbenchError({
    code: 'model.invalid',
    message: `“${String(value)}” cannot be used as “${option}” of ${place}.`,
    place: `${place}, ${option}`,
    value: String(value).slice(0, 80),
    remedy: 'The value before it was kept.',
  });
}
