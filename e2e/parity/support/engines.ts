import { builtInEngine } from '../../../src-main/engine/built-in';
import type { Engine } from '../../../src-main/engine/engine';

/** @param name `built-in` or `tensorflow`, as engines name themselves */
export async function engineNamed(name: string): Promise<Engine> {
  switch (name) {
    case 'built-in':
      return Promise.resolve(builtInEngine);
    default:
      throw new Error(`There is no engine “${name}”; there are built-in and tensorflow.`);
  }
}
