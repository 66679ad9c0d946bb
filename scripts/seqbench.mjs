#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';

/** `seqbench`: the command line over the built processes. */
const entry = inRoot('out/cli/index.js');
if (!existsSync(entry)) {
  console.error('Seqbench is not built yet: run “npm run build” first.');
  process.exit(1);
}
await import(pathToFileURL(entry).href);
