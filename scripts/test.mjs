import { mkdirSync, rmSync } from 'node:fs';
import { ensureDependencies, requireNode } from './lib/dependencies.mjs';
import { ensureBuild } from './lib/build.mjs';
import { playwrightCounts, triedAgain, vitestCounts } from './lib/counts.mjs';
import { needsVirtualDisplay, startVirtualDisplay } from './lib/display.mjs';
import { runGallery } from './lib/gallery.mjs';
import { inRoot, tool } from './lib/paths.mjs';
import { runNode, step } from './lib/run.mjs';
import { ensureSystemLibraries } from './lib/system-libraries.mjs';
import { runChecks } from './lib/checks.mjs';
import { ensureElectron } from './electron-runtime.mjs';

/** `npm test`: sets up what is missing, then checks, unit tests, every template for a moment, and end-to-end tests. The last line counts tests and failed steps; lines before it name journeys that were tried again. */

const reports = inRoot('.cache/test-reports');
const total = { passed: 0, failed: 0 };
/** Journeys that were tried more than once. */
let again = /** @type {readonly string[]} */ ([]);

/**
 * A log keeps no colours; some tools colour it all the same when `CI` is set.
 *
 * @type {Record<string, string>}
 */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' };

/** @param {{ passed: number, failed: number }} counts */
function add({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

/** @param {boolean} ok of a step without tests of its own */
const addStep = (ok) => add({ passed: 0, failed: ok ? 0 : 1 });

async function unitTests() {
  const report = `${reports}/vitest.json`;
  const { ok } = await runNode(tool.vitest, ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], {
    echo: true,
    env: plain,
  });
  add(atLeastOneFailure(vitestCounts(report), ok));
}

async function endToEndTests() {
  const report = `${reports}/playwright.json`;
  const virtual = needsVirtualDisplay() ? await startVirtualDisplay() : null;
  try {
    const env = { ...plain, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...(virtual && { DISPLAY: virtual.display }) };
    const { ok } = await runNode(tool.playwright, ['test', '--reporter=list,json'], { echo: true, env });
    add(atLeastOneFailure(playwrightCounts(report), ok));
    again = triedAgain(report);
  } finally {
    virtual?.stop();
  }
}

/**
 * A runner that ended badly without a failed test is itself a failure.
 *
 * @param {{ passed: number, failed: number }} counts
 * @param {boolean} ok
 */
const atLeastOneFailure = (counts, ok) => (ok || counts.failed > 0 ? counts : { ...counts, failed: 1 });

async function everything() {
  requireNode();
  if (!(await ensureDependencies())) return addStep(false);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const built = await ensureBuild();
  addStep(built);
  add({ passed: 0, failed: await runChecks() });
  await unitTests();
  if (!built) return;
  addStep(await step('gallery --quick', () => runGallery(['--quick'])));
  await ensureElectron();
  if (!(await ensureSystemLibraries({ virtualDisplay: needsVirtualDisplay() }))) return addStep(false);
  await endToEndTests();
}

try {
  await everything();
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : String(thrown));
  addStep(false);
}
for (const journey of again) console.log(`needed a second try: ${journey}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
