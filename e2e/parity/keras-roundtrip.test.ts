import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeras, writeKeras } from '../../src-main/formats/keras';
import { expected, fileOf, specOf } from '../../src-main/formats/keras/testing/golden';

/** An interpreter with Keras 3.15; `PYTHON=/path/to/python npx vitest run e2e/parity/keras-roundtrip.test.ts`. */
const python = process.env.PYTHON;

describe.skipIf(python === undefined)('Keras, beside files that Seqbench wrote', () => {
  it('opens every one of them and predicts the same to 1e-6', { timeout: 300_000 }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'seqbench-keras-'));
    try {
      for (const name of Object.keys(expected)) {
        const { weights } = await readKeras(fileOf(name));
        const file = await writeKeras({ spec: specOf(name), input: [], weights: weights.map(({ values }) => values) });
        writeFileSync(path.join(folder, `${name}.keras`), file);
      }
      const said = execFileSync(python ?? '', [path.join(import.meta.dirname, 'keras_roundtrip.py'), folder], { encoding: 'utf8' });
      process.stdout.write(said);
      expect(said.trim().split('\n')).toHaveLength(Object.keys(expected).length);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
