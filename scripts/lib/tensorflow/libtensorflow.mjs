import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../run.mjs';

/**
 * @typedef {object} Library
 * @property {string} main libtensorflow itself, or the wheel's libtensorflow_cc
 * @property {string} framework libtensorflow_framework
 * @property {string} include the folder that holds tensorflow/c/c_api.h
 * @property {string} label what it is, for people
 */

const suffix = process.platform === 'darwin' ? 'dylib' : 'so';

/**
 * @param {string | undefined} from a folder or an interpreter; the machine's own Pythons are asked where it is left out
 * @returns {Promise<Library>}
 * @throws Error with what was looked at and what to do
 */
export async function findLibtensorflow(from) {
  const places = from === undefined ? pythons() : [from];
  const tried = [];
  for (const place of places) {
    const library = await libraryAt(place);
    if (typeof library !== 'string') return library;
    tried.push(`  ${place}: ${library}`);
  }
  throw new Error(
    [
      'No libtensorflow was found:',
      ...tried,
      'Install it with "pip install tensorflow-cpu" (or "tensorflow[and-cuda]" for an NVIDIA card), or unpack TensorFlow\'s C library,',
      'and name the interpreter or the folder: npm run setup:tensorflow -- --from PATH',
    ].join('\n'),
  );
}

/** Interpreters that may carry the wheel. */
function pythons() {
  const { PYTHON, VIRTUAL_ENV } = process.env;
  return [...new Set([PYTHON, VIRTUAL_ENV && join(VIRTUAL_ENV, 'bin/python'), 'python3', 'python'])].flatMap((name) => name || []);
}

/**
 * @param {string} place
 * @returns {Promise<Library | string>} the library, or why there is none
 */
async function libraryAt(place) {
  if (existsSync(place) && statSync(place).isDirectory()) {
    const python = join(place, 'bin/python');
    const found = cLibrary(place) ?? wheel(place);
    if (found) return found;
    return existsSync(python) ? askPython(python) : 'has neither lib/ and include/ of TensorFlow, nor bin/python';
  }
  return isProgram(place) ? askPython(place) : 'is not there';
}

/** @param {string} name */
const isProgram = (name) =>
  existsSync(name) || (process.env.PATH ?? '').split(delimiter).some((folder) => folder && existsSync(join(folder, name)));

/** @param {string} folder as TensorFlow's C library is unpacked to */
function cLibrary(folder) {
  return libraryIn(join(folder, 'lib'), join(folder, 'include'), 'libtensorflow', `TensorFlow's C library in ${folder}`);
}

/**
 * @param {string} folder the package's own folder inside site-packages
 * @param {string} [label]
 */
function wheel(folder, label = `the Python wheel in ${folder}`) {
  return libraryIn(folder, join(folder, 'include'), 'libtensorflow_cc', label);
}

/**
 * @param {string} libraries
 * @param {string} include
 * @param {string} name
 * @param {string} label
 * @returns {Library | null}
 */
function libraryIn(libraries, include, name, label) {
  const main = newest(libraries, name);
  const framework = newest(libraries, 'libtensorflow_framework');
  if (!main || !framework || !existsSync(join(include, 'tensorflow/c/eager/c_api.h'))) return null;
  return { main, framework, include: realpathSync(include), label };
}

/**
 * @param {string} folder
 * @param {string} name `libtensorflow`
 * @returns {string | null} the library's real file, whatever version its name carries
 */
function newest(folder, name) {
  if (!existsSync(folder)) return null;
  const file = readdirSync(folder).find((entry) => entry.startsWith(`${name}.`) && entry.includes(suffix));
  return file ? realpathSync(join(folder, file)) : null;
}

const question = [
  'import importlib.util, importlib.metadata as m, os',
  's = importlib.util.find_spec("tensorflow")',
  'names = [n for n in ("tensorflow", "tensorflow_cpu") if any(True for d in m.distributions() if (d.metadata["Name"] or "").replace("-", "_") == n)]',
  'print(os.path.dirname(s.origin) if s and s.origin else "")',
  'print(" ".join(n + " " + m.version(n) for n in names))',
].join('\n');

/**
 * @param {string} python
 * @returns {Promise<Library | string>}
 */
async function askPython(python) {
  const { ok, output } = await run(python, ['-c', question], { timeoutMs: 60_000 });
  if (!ok) return `could not be asked (${output.trim().split('\n').at(-1) ?? 'no answer'})`;
  const [folder = '', version = ''] = output.trim().split('\n');
  if (!folder) return 'has no tensorflow installed';
  return wheel(folder, `Python's ${version || 'tensorflow'}`) ?? `has tensorflow in ${folder}, but without libtensorflow_cc and headers`;
}
