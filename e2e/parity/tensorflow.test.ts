import { describe, expect, it } from 'vitest';
import { tensorflowEngine } from '../../src-main/engine/tensorflow';
import { prepareTestBackend } from '../../src-main/engine/tensorflow/testing/backend';
import { compareWithKeras, complaintsOf } from './support/compare';
import { readGoldenFiles } from './support/golden';

const backend = await prepareTestBackend();

/** tfjs's own backend computes in JavaScript, and takes seconds for one step of a large model. */
const isSlow = !backend.startsWith('libtensorflow');
const stepsOf = (group: string) => {
  if (!isSlow) return 50;
  return group === 'problems' ? 2 : 20;
};
const told = (group: string) => (isSlow ? `${backend}, ${stepsOf(group)} steps` : backend);

for (const { group, keras: version, cases } of readGoldenFiles()) {
  describe(`the TensorFlow engine (${told(group)}) computes what Keras ${version} does: ${group}`, () => {
    it.each(cases)('$case.name', { timeout: 120_000 }, async ({ case: parity, keras }) => {
      const comparison = await compareWithKeras(tensorflowEngine, parity, keras, stepsOf(group));
      expect(complaintsOf(comparison).join('\n')).toBe('');
      expect(comparison.differences.length).toBeGreaterThan(0);
    });
  });
}
