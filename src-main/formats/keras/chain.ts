import type { LayerSpec } from '../../core/model/layers';
import { describePlace, invalid, placeOf, unsupported } from './fault';
import { field, type Fields } from './json';
import type { UniqueNames } from './names';
import type { Notes } from './notes';
import { readLayer } from './read-layer';

/** A layer of a model that is a stack, and where its weights stand in the file. */
export interface ChainLayer {
  readonly spec: LayerSpec;
  /** As the file names it. */
  readonly name: string;
  /** Its group under `layers` in the weights: `lstm_1`, by kind and order, whatever its name. */
  readonly group: string;
}

/** Reads layers in their order in the file, which is the order that their groups are named in. */
export function readLayers(values: readonly unknown[], first: number, groups: UniqueNames, notes: Notes): readonly ChainLayer[] {
  return values.map((value, index) => {
    const { place, spec } = readLayer(value, `layer ${first + index}`, notes);
    return { spec, name: place.name, group: groups.next(place.kind) };
  });
}

/** @throws SeqbenchError where a model stands among the layers of another */
export function refuseNested(fields: Fields): void {
  const kind = field(fields, 'class_name');
  if (kind !== 'Sequential' && kind !== 'Functional' && kind !== 'Model') return;
  unsupported(`A ${kind} model stands among the layers; Seqbench’s stacks hold layers alone`, `layer ${kind}`, kind);
}

/** A stack has no other shape than one after the other. */
export function notAChain(kind: string, name: string, why: string): never {
  const layer = { kind, name };
  return unsupported(`${describePlace(layer)} ${why}; Seqbench’s models are layers one after the other`, placeOf(layer));
}

export function tooMany(count: number): void {
  if (count > 1000) invalid(`it has ${count} layers`, 'config.json');
}
