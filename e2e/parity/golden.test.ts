import { describe, expect, it } from 'vitest';
import { layerTypes } from '../../src-main/core/model/layers';
import { losses, optimizerSchema } from '../../src-main/core/model/model';
import type { RawSpec } from './support/case';
import { readCaseFiles, readGoldenFiles } from './support/golden';

const golden = readGoldenFiles();
const cases = golden.flatMap((file) => file.cases.map((entry) => entry.case));

/** Types of all layers, those inside wrappers included. */
const typesIn = (layers: readonly RawSpec[]): readonly string[] =>
  layers.flatMap((spec) => [spec.type, ...('layer' in spec ? typesIn([spec.layer as RawSpec]) : [])]);

describe('the golden files', () => {
  it.each(readCaseFiles())('hold the cases of cases/$group.json as they are written today', ({ group, cases: written }) => {
    expect(golden.find((file) => file.group === group)?.cases.map((entry) => entry.case)).toEqual(written);
  });

  it('were all made by Keras 3.15', () => {
    expect(golden.filter(({ keras }) => !keras.startsWith('3.15.'))).toEqual([]);
  });

  it('hold every layer of the catalogue in at least three stacks', () => {
    const used = cases.flatMap(({ layers }) => [...new Set(typesIn(layers))]);
    const rare = layerTypes.filter((type) => type !== 'Input' && used.filter((other) => other === type).length < 3);
    expect(rare).toEqual([]);
  });

  it('hold every loss and every optimizer', () => {
    expect(losses.filter((loss) => !cases.some((entry) => entry.loss === loss))).toEqual([]);
    const optimizers = optimizerSchema.options.map(({ shape }) => shape.type.value);
    expect(optimizers.filter((type) => !cases.some(({ optimizer }) => optimizer.type === type))).toEqual([]);
  });
});
