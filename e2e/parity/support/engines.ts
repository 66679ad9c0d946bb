import { builtInEngine } from '../../../src-main/engine/built-in';
import type { Engine } from '../../../src-main/engine/engine';
import { tensorflowEngine } from '../../../src-main/engine/tensorflow';

/** @param name as engines name themselves */
export function engineNamed(name: string): Engine {
  const engine = [builtInEngine, tensorflowEngine].find((candidate) => candidate.name === name);
  if (!engine) throw new Error(`There is no engine “${name}”; there are built-in and tensorflow.`);
  return engine;
}
