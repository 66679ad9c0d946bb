import { describe, expect, it } from 'vitest';
import { builtInEngine } from '../../src-main/engine/built-in';
import { compareWithKeras, complaintsOf } from './support/compare';
import { readGoldenFiles } from './support/golden';

describe.each(readGoldenFiles())('the built-in engine computes what Keras $keras does: $group', ({ cases }) => {
  it.each(cases)('$case.name', { timeout: 30_000 }, async ({ case: parity, keras }) => {
    const comparison = await compareWithKeras(builtInEngine, parity, keras);
    expect(complaintsOf(comparison).join('\n')).toBe('');
    expect(comparison.differences.length).toBeGreaterThan(0);
  });
});
