import { main } from './main';

// A reader that has gone (`| head`) is no error of ours.
process.stdout.on('error', () => process.exit(0));

void main(process.argv.slice(2), { out: process.stdout, err: process.stderr }).then((code) => {
  process.exitCode = code;
});
