import { notAChain } from './chain';
import { asFields, field } from './json';
import type { GraphNode } from './graph';

/**
 * In a functional model Keras writes down how Masking and Embedding make their masks, as operations of their own, and hands
 * them to each layer that heeds them. A stack here does the same by itself, so that they only have to be recognised.
 */
export function isMaskOperation({ kind }: GraphNode): boolean {
  return kind === 'NotEqual' || kind === 'Any';
}

/** @throws SeqbenchError `keras.unsupported` for a mask that comes from elsewhere */
export function refuseForeignMasks(graph: readonly GraphNode[]): void {
  const byName = new Map(graph.map((node) => [node.name, node]));
  for (const node of graph) {
    if (isMaskOperation(node) && !isMadeByLayer(node, graph, byName)) notAChain(node.kind, node.name, 'is an operation of its own');
    const mask = node.mask === null ? undefined : byName.get(node.mask);
    if (node.mask !== null && !(mask && isMaskOperation(mask))) notAChain(node.kind, node.name, 'has a mask of its own');
  }
}

function isMadeByLayer(node: GraphNode, graph: readonly GraphNode[], byName: ReadonlyMap<string, GraphNode>): boolean {
  if (node.kind === 'Any') {
    const compared = node.source === null ? undefined : byName.get(node.source);
    return compared?.kind === 'NotEqual';
  }
  return graph.some((layer) => layer.source === node.source && maskedValue(layer) === node.arguments[0]);
}

function maskedValue({ kind, fields }: GraphNode): unknown {
  const config = asFields(field(fields, 'config') ?? {}, kind);
  if (kind === 'Masking') return field(config, 'mask_value');
  return kind === 'Embedding' && field(config, 'mask_zero') === true ? 0 : undefined;
}
