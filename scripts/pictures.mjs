import { cpSync, mkdirSync } from 'node:fs';
import { needsVirtualDisplay, startVirtualDisplay } from './lib/display.mjs';
import { inRoot, tool } from './lib/paths.mjs';
import { runNode } from './lib/run.mjs';
import { setUp } from './setup.mjs';
import { ensureElectron } from './electron-runtime.mjs';

/** `npm run pictures`: takes the README's pictures anew, from the journey of the basketball study in the real window. */
const shown = ['dataset-light', 'problem-light', 'runs-live-light', 'leaderboard-light'];

await setUp();
await ensureElectron();
const virtual = needsVirtualDisplay() ? await startVirtualDisplay() : null;
const { ok } = await runNode(tool.playwright, ['test', 'study'], { echo: true, ...(virtual && { env: { DISPLAY: virtual.display } }) });
virtual?.stop();
if (!ok) process.exit(1);
mkdirSync(inRoot('resources/pictures'), { recursive: true });
for (const name of shown) cpSync(inRoot(`.cache/screens/${name}.png`), inRoot(`resources/pictures/${name}.png`));
process.exit(0);
