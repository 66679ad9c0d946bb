/**
 * Stands in for the default application that Electron's own download carries and the registry's runtime lacks:
 * reads `electron [-r module] [switches] folder` and starts the application in that folder.
 */
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const { folder, preloads } = readArguments(process.argv.slice(1));

if (preloads.length > 0) Module._preloadModules(preloads);
if (folder === null) {
  process.stderr.write('usage: electron [-r module] folder\n');
  app.exit(1);
} else {
  start(path.resolve(folder));
}

function readArguments(args) {
  const preloads = [];
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '-r' || args[i] === '--require') {
      i += 1;
      preloads.push(args[i]);
    } else if (!args[i].startsWith('-')) {
      return { folder: args[i], preloads };
    }
  }
  return { folder: null, preloads };
}

function start(folder) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifest = path.join(folder, 'package.json');
  if (fs.existsSync(manifest)) {
    const { name, productName, version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
    if (version) app.setVersion(version);
    app.name = productName ?? name ?? app.name;
    app.setAppPath(folder);
  } else {
    app.setAppPath(path.dirname(Module._resolveFilename(folder, null, true)));
  }
  Module._load(folder, Module, true);
}
