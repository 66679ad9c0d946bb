// Lets a sample's script be started by itself: `node NAME OUT`.
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Writes the sample where its script is what Node was started with; does nothing where it was imported.
 *
 * @param {string} script the script's file name: inside a bundle its address would be the bundle's own
 * @param {() => string | Uint8Array} make
 */
export function writeIfStarted(script, make) {
  if (basename(process.argv[1] ?? '') !== script) return;
  const target = process.argv[2];
  if (target) {
    writeFileSync(target, make());
    return;
  }
  process.stderr.write(`Usage: node ${script} OUT\n`);
  process.exitCode = 2;
}
