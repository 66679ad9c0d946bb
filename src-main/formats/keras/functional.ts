import { type ChainLayer, notAChain, readLayers, refuseNested, tooMany } from './chain';
import { type GraphNode, readGraph } from './graph';
import { invalid } from './fault';
import { asList, field, type Fields } from './json';
import { UniqueNames } from './names';
import type { Notes } from './notes';
import { readObject } from './object';
import { readInput } from './read-input';
import type { Chain } from './sequential';
import { isMaskOperation, refuseForeignMasks } from './masks';

/**
 * `keras.Model(inputs, outputs)` whose layers come one after the other, each once.
 *
 * @throws SeqbenchError `keras.unsupported` naming the layer at which it branches, joins, or is used again
 */
export function readFunctional(config: Fields, notes: Notes): Chain {
  const values = asList(field(config, 'layers'), 'layers');
  tooMany(values.length);
  const graph = readGraph(values);
  for (const { fields } of graph) refuseNested(fields);
  const heads = graph.filter((node) => node.kind === 'InputLayer');
  const layers = graph.filter((node) => node.kind !== 'InputLayer' && !isMaskOperation(node));
  const [head, second] = heads;
  if (!head) return invalid('the model has no input', 'config.json');
  if (second) notAChain(second.kind, second.name, 'is a second input');
  // Read before the graph is followed, so that a layer that is not in the catalogue is named as such.
  const read = readLayers(
    layers.map((node) => node.fields),
    2,
    new UniqueNames(),
    notes,
  );
  refuseForeignMasks(graph);
  const order = follow(head, layers, lastOf(config));
  const byName = new Map(read.map((layer) => [layer.name, layer]));
  return { input: readInput(readObject(head.fields, 'layer 1'), notes), layers: order.map((node) => layerOf(byName, node)) };
}

function layerOf(byName: ReadonlyMap<string, ChainLayer>, { name }: GraphNode): ChainLayer {
  return byName.get(name) ?? invalid(`layer ${name} goes by two names`, `layer ${name}`);
}

/** From the input to the output, each layer fed by the one before. */
function follow(head: GraphNode, layers: readonly GraphNode[], last: string): readonly GraphNode[] {
  const order: GraphNode[] = [];
  let current = head;
  while (order.length < layers.length) {
    const [next, other] = layers.filter((node) => node.source === current.name);
    if (other) notAChain(current.kind, current.name, 'feeds more than one layer');
    if (!next) break;
    order.push(next);
    current = next;
  }
  const left = layers.find((node) => !order.includes(node));
  if (left) notAChain(left.kind, left.name, 'does not stand in one line with the others');
  if (current.name !== last) invalid('its output is not its last layer', 'config.json');
  return order;
}

/** `["dense", 0, 0]`, or a list of such. */
function lastOf(config: Fields): string {
  const listed = asList(field(config, 'output_layers'), 'output_layers');
  const [first] = listed;
  if (typeof first === 'string') return first;
  if (listed.length > 1) notAChain('Functional', 'the model', 'has several outputs');
  const [name] = asList(first, 'output_layers');
  return typeof name === 'string' ? name : invalid('its output has no name', 'config.json');
}
