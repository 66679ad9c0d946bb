import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { ensureElectron } from './electron-runtime.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { sandboxSwitches } from './lib/sandbox.mjs';
import { ensureSystemLibraries } from './lib/system-libraries.mjs';
import { setUp } from './setup.mjs';

/** `npm start`: opens the workbench, after a build where something changed. */
await setUp();
await ensureElectron();
if (!(await ensureSystemLibraries({ virtualDisplay: false }))) process.exit(1);

const electron = join(inRoot('node_modules/electron/dist'), readFileSync(inRoot('node_modules/electron/path.txt'), 'utf8'));
const child = spawn(electron, [...sandboxSwitches(), root, ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('close', (code) => process.exit(code ?? 1));
