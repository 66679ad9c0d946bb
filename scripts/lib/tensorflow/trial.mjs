import { run } from '../run.mjs';
import { inRoot } from '../paths.mjs';

/** One product on the real library, in a process of its own: what loads here loads in the app. */
const trial = `
const { createRequire } = require('node:module');
const util = require('node:util');
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
const binary = createRequire(process.argv[1])('@mapbox/node-pre-gyp').find(process.argv[1]);
const binding = require(binary);
const { TF_FLOAT, TF_ATTR_TYPE, TF_Version } = binding;
const ids = [0, 1].map(() => binding.createTensor([2, 2], TF_FLOAT, Float32Array.of(1, 2, 3, 4)));
const [product] = binding.executeOp('MatMul', [{ name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT }], ids, 1);
const values = [...binding.tensorDataSync(product.id)];
if (values.join() !== '7,10,15,22') throw new Error('TensorFlow multiplied wrongly: ' + values.join());
console.log('TensorFlow ' + TF_Version + ' works, on ' + (binding.isUsingGpuDevice() ? 'the GPU' : 'the processor'));
`;

export async function tryBinding() {
  const outcome = await run(process.execPath, ['-e', trial, inRoot('node_modules/@tensorflow/tfjs-node-gpu/package.json')], {
    env: { TF_CPP_MIN_LOG_LEVEL: '2' },
    timeoutMs: 120_000,
  });
  if (outcome.ok) console.log(outcome.output.trim());
  return outcome;
}
