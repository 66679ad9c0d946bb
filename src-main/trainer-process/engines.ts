import type { Device, Engine } from '../engine/engine';
import { builtInEngine } from '../engine/built-in';
import { isTensorFlowLoaded, tensorflowEngine, tensorflowStatus } from '../engine/tensorflow';
import { isBindingThere } from '../engine/tensorflow/binding';

/** An engine, with what has to be known of it before it is loaded. */
export interface EngineSource {
  readonly engine: Engine;
  /** Whether it can be tried here at all; a quick look, without loading it. */
  installed(): boolean;
  /** Whether its `build` heeds `threads`. */
  readonly threaded: boolean;
  /** Whether it has loaded a library that stays as long as the process. */
  isLoaded(): boolean;
  /** Why it has no device here, or none of a kind: words for people who do not programme. */
  whyNot(kind: Device['kind'] | null): Promise<string>;
}

const builtIn: EngineSource = {
  engine: builtInEngine,
  installed: () => true,
  threaded: true,
  isLoaded: () => false,
  whyNot: () => Promise.resolve('The built-in engine computes on the processor, never on a GPU.'),
};

const tensorflow: EngineSource = {
  engine: tensorflowEngine,
  installed: isBindingThere,
  // TensorFlow spreads its work over all cores by itself.
  threaded: false,
  isLoaded: isTensorFlowLoaded,
  // The note goes on with what is used instead, which nothing is where this was asked for.
  whyNot: async () => `${(await tensorflowStatus()).note.replace(/;.*$|\.$/s, '')}.`,
};

/** Every engine there is, the one that is tried first at the head. */
export const engineSources: readonly EngineSource[] = [builtIn, tensorflow];
