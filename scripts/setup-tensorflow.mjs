import { parseArgs } from 'node:util';
import { requireNode } from './lib/dependencies.mjs';
import { step } from './lib/run.mjs';
import { bindingPackage, buildBinding, isPackageInstalled } from './lib/tensorflow/binding.mjs';
import { findLibtensorflow } from './lib/tensorflow/libtensorflow.mjs';
import { linkLibrary } from './lib/tensorflow/link.mjs';
import { findTools } from './lib/tensorflow/tools.mjs';
import { tryBinding } from './lib/tensorflow/trial.mjs';

/**
 * `npm run setup:tensorflow [-- --from PATH]`: builds the binding of @tensorflow/tfjs-node-gpu from the package's own sources
 * against a libtensorflow that is on this machine. The same binding serves Node and every Electron, since it speaks Node-API 8.
 */
const help = `npm run setup:tensorflow [-- --from PATH]

PATH is one of
  a folder with lib/ and include/, as TensorFlow's C library is unpacked to;
  a folder of Python's wheel (…/site-packages/tensorflow);
  a Python interpreter, or a virtual environment, in which tensorflow or tensorflow-cpu is installed.
Without --from, the interpreter named by PYTHON, the active virtual environment, and python3 are asked in this order.`;

async function main() {
  const { values } = parseArgs({ options: { from: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(help);
  if (process.platform === 'win32') {
    throw new Error('On Windows the binding is not built here. Run "npm rebuild @tensorflow/tfjs-node-gpu", which fetches a built one.');
  }
  if (!isPackageInstalled()) {
    throw new Error(
      `${bindingPackage} is not installed: it is an optional dependency. Run "npm install --include=optional --ignore-scripts" first.`,
    );
  }
  const library = await findLibtensorflow(values.from);
  console.log(`libtensorflow: ${library.label}\n  ${library.main}`);
  const tools = await findTools();
  console.log(`tools: ${tools.summary}`);
  linkLibrary(library);
  console.log('building the binding; this takes about half a minute');
  if (!(await step('build', () => buildBinding(tools)))) throw new Error('The binding could not be built; the compiler said why above.');
  if (!(await step('try', tryBinding))) throw new Error('The binding was built but does not load; what it said is above.');
}

requireNode();
try {
  await main();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  process.exit(1);
}
