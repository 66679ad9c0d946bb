import { type LayerPlace, invalid, placeOf, unsupported, unsupportedOption } from './fault';
import { notAChain } from './chain';
import { asFields, asList, field, type Fields, textField } from './json';

/** A layer, or an operation that makes a mask, in a functional model. */
export interface GraphNode {
  readonly kind: string;
  readonly name: string;
  readonly fields: Fields;
  /** Name of the layer whose answer it takes; null for an input. */
  readonly source: string | null;
  /** Name of the operation that says which steps are there; null where nothing does. */
  readonly mask: string | null;
  /** What it is called with beside the source. */
  readonly arguments: readonly unknown[];
}

/** @throws SeqbenchError `keras.unsupported` for a layer that is called twice, or with more than the answer of one other */
export function readGraph(values: readonly unknown[]): readonly GraphNode[] {
  const nodes = values.map((value, index) => readNode(asFields(value, `layer ${index + 1}`), `layer ${index + 1}`));
  const names = new Set(nodes.map((node) => node.name));
  if (names.size !== nodes.length) invalid('two layers have the same name', 'config.json');
  return nodes;
}

function readNode(fields: Fields, place: string): GraphNode {
  const layer = { kind: textField(fields, 'class_name', place), name: textField(fields, 'name', place) };
  const calls = asList(field(fields, 'inbound_nodes'), place);
  const [call] = calls;
  if (layer.kind === 'InputLayer' && call === undefined) return { ...layer, fields, source: null, mask: null, arguments: [] };
  if (call === undefined) notAChain(layer.kind, layer.name, 'is not fed by any layer');
  if (calls.length > 1) notAChain(layer.kind, layer.name, `is used ${calls.length} times`);
  const [input, ...others] = asList(field(asFields(call, place), 'args'), place);
  const kwargs = asFields(field(asFields(call, place), 'kwargs'), place);
  const source = Array.isArray(input) ? notAChain(layer.kind, layer.name, 'joins several layers') : tensorName(input, layer);
  return { ...layer, fields, source, mask: readMask(kwargs, layer), arguments: others };
}

/** A call says beside its input only what the layers say themselves; Keras overrides `training` with what it is doing. */
function readMask(kwargs: Fields, layer: LayerPlace): string | null {
  for (const [name, value] of Object.entries(kwargs)) {
    const saysNothing = value === null || value === false || name === 'mask' || isReduction(name, layer.kind);
    if (!saysNothing) unsupportedOption(layer, name, value);
  }
  const mask = field(kwargs, 'mask') ?? null;
  return mask === null ? null : tensorName(mask, layer);
}

/** Keras makes a mask of several features by `any` over the last axis. */
function isReduction(name: string, kind: string): boolean {
  return kind === 'Any' && (name === 'axis' || name === 'keepdims');
}

/** `{"class_name": "__keras_tensor__", "config": {"keras_history": ["lstm", 0, 0]}}` */
function tensorName(value: unknown, layer: LayerPlace): string {
  const fields = asFields(value, placeOf(layer));
  if (field(fields, 'class_name') !== '__keras_tensor__') unsupported('A layer is called with a constant', placeOf(layer));
  const config = asFields(field(fields, 'config'), placeOf(layer));
  const [name, call, output] = asList(field(config, 'keras_history'), placeOf(layer));
  if (call !== 0 || output !== 0) notAChain(layer.kind, layer.name, 'takes one of several answers of another layer');
  return typeof name === 'string' ? name : invalid('a layer is fed by one without a name', placeOf(layer));
}
