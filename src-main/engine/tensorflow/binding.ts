import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Resolves packages as this file would import them, in a bundle and in its source alike. */
export const requireHere = createRequire(import.meta.url);

const packageName = '@tensorflow/tfjs-node-gpu';
/** Where `npm run setup:tensorflow`, and the package's own installer, put what they build. */
const bindingFile = 'lib/napi-v8/tfjs_binding.node';

/** @returns the binding's file, or null where the optional package is not installed or its binding not built */
export function bindingPath(): string | null {
  try {
    const path = join(dirname(requireHere.resolve(`${packageName}/package.json`)), bindingFile);
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

export function isBindingThere(): boolean {
  return bindingPath() !== null;
}

/** What the binding tells about itself. */
export interface Binding {
  readonly TF_Version: string;
  isUsingGpuDevice(): boolean;
}
