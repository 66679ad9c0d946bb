import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ensureKernels } from './lib/build.mjs';
import { inRoot } from './lib/paths.mjs';
import { run, runNode } from './lib/run.mjs';

/** `npm run parity -- [--seed N] [--count 200] [--only NUMBER] [--engine built-in|tensorflow]`: random models beside Keras. */
requireNode();
const python = process.env.PYTHON ?? 'python3';
await requireKeras();
if (!(await ensureDependencies()) || !(await ensureKernels())) process.exit(1);

const { build } = await import('vite');
await build({
  configFile: false,
  logLevel: 'warn',
  root: inRoot(),
  build: {
    ssr: inRoot('e2e/parity/live/main.ts'),
    outDir: inRoot('.cache/parity'),
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { format: 'esm', entryFileNames: 'main.mjs', chunkFileNames: '[name].mjs' } },
  },
  ssr: { external: true },
});
const { ok } = await runNode(inRoot('.cache/parity/main.mjs'), ['--python', python, ...process.argv.slice(2)], { echo: true });
process.exit(ok ? 0 : 1);

/** Says what is missing where Python, Keras or TensorFlow is. */
async function requireKeras() {
  const probe = 'import tensorflow, keras; print("keras", keras.version())';
  const { ok, output } = await run(python, ['-c', probe], { env: { KERAS_BACKEND: 'tensorflow', TF_CPP_MIN_LOG_LEVEL: '3' } });
  const version = /keras (\d+)\.(\d+)/.exec(output);
  if (ok && version && Number(version[1]) === 3 && Number(version[2]) >= 15) return;
  const reason = ok ? `it has ${version?.[0] ?? 'another Keras'}` : (output.trim().split('\n').at(-1) ?? 'it does not start');
  console.error(`npm run parity needs Python with Keras 3.15 and TensorFlow; asked ${python}: ${reason}`);
  console.error(
    'Install them (pip install keras tensorflow-cpu), or name an interpreter that has them: PYTHON=/path/to/python npm run parity',
  );
  process.exit(1);
}
