import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const kernels = join(import.meta.dirname, '../kernels');
/** The room that every thread moves to a place of its own, and those of a layer whose models are never cut into lanes. */
const known = ['layers/batch-normalization.ts', 'layers/moments.ts', 'product/product.ts'];

it('no kernel writes to static memory, which all threads would share', () => {
  const sources = readdirSync(kernels, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  // Tables of constants have a type and values; room to write in has a number of bytes alone.
  const withRoom = sources.filter((name) => readFileSync(join(kernels, name), 'utf8').includes('memory.data('));
  expect(withRoom.sort()).toEqual(known);
});
