import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bindingFolder } from './binding.mjs';

/** Names that the package's binding.gyp links against. */
const wanted = process.platform === 'darwin' ? '2.dylib' : 'so';

/**
 * Puts links to the library and its headers where the package's own build looks for them; nothing is copied. A library is
 * linked under its own name too, because the binding asks for the name that the library gives itself.
 *
 * @param {import('./libtensorflow.mjs').Library} library
 */
export function linkLibrary({ main, framework, include }) {
  const deps = join(bindingFolder, 'deps');
  rmSync(deps, { recursive: true, force: true });
  mkdirSync(join(deps, 'lib'), { recursive: true });
  symlinkSync(include, join(deps, 'include'), 'dir');
  const names = new Map([
    [`libtensorflow.${wanted}`, main],
    [`libtensorflow_framework.${wanted}`, framework],
    [soname(main), main],
    [soname(framework), framework],
  ]);
  for (const [name, target] of names) symlinkSync(target, join(deps, 'lib', name));
}

/** `libtensorflow_cc.so.2` of `libtensorflow_cc.so.2.21.0`. @param {string} file */
const soname = (file) => basename(file).replace(/(\.so\.\d+)[.\d]*$/, '$1');
