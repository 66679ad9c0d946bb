import path from 'node:path';
import { endEarly, startEarly } from '../host/fork-entry';

// A reader that has gone (`| head`) is no error of ours.
process.stdout.on('error', () => process.exit(0));

const args = process.argv.slice(2);
if (args[0] === 'run') startEarly('data-process', path.join(__dirname, '..'));

// Loaded only now, while the data process comes up.
void import('./main')
  .then(({ main }) => main(args, { out: process.stdout, err: process.stderr }))
  .then((code) => {
    process.exitCode = code;
  })
  .finally(endEarly);
