/** Who may import whom; the words are those of the layout in ARCHITECTURE.md. */

const processes = ['main', 'preload', 'data-process', 'trainer-process', 'cli'];
const nouns = ['dataset', 'problem', 'model', 'run', 'leaderboard', 'report'];
const inside = (...folders) => folders.map((folder) => `^src-main/${folder}/`);
const ours = '^(src-main|src-renderer)/';

/** A folder of src-main may import these folders of ours and no others. */
const onlyImports = (folder, allowed) => ({
  name: `${folder}-imports`,
  comment: `${folder} may import only ${allowed.join(', ')}`,
  severity: 'error',
  from: { path: inside(folder) },
  to: { path: ours, pathNot: inside(...allowed) },
});

/** A package may be imported from these places alone. */
const onlyFrom = (name, packages, places) => ({
  name: `${name}-only-in-its-place`,
  comment: `${name} may be imported only in ${places.join(', ')}`,
  severity: 'error',
  from: { path: ours, pathNot: places },
  to: { path: packages },
});

const shared = ['contract', 'core', 'formats', 'host'];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { path: ours }, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: { path: ours }, to: { couldNotResolve: true, pathNot: '^electron$' } },
    onlyImports('core', ['core']),
    onlyImports('contract', ['contract', 'core']),
    onlyImports('formats', ['formats', 'core', 'contract']),
    onlyImports('host', ['host', 'contract', 'core']),
    onlyImports('engine', ['engine', 'core']),
    ...processes.map((process) => onlyImports(process, [process, ...shared, ...(process === 'trainer-process' ? ['engine'] : [])])),
    {
      name: 'no-node-in-core-and-contract',
      severity: 'error',
      from: { path: inside('core', 'contract'), pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-imports',
      comment: 'the window reaches only contract and core',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { path: '^src-main/', pathNot: inside('contract', 'core') },
    },
    {
      name: 'no-process-imports-the-renderer',
      severity: 'error',
      from: { path: '^src-main/' },
      to: { path: '^src-renderer/' },
    },
    {
      name: 'renderer-nouns-stay-apart',
      comment: 'noun folders of the window never import each other; what they share is in ui/, api/ and app/',
      severity: 'error',
      from: { path: `^src-renderer/(${nouns.join('|')})/` },
      to: { path: `^src-renderer/(${nouns.join('|')})/`, pathNot: '^src-renderer/$1/' },
    },
    onlyFrom('electron', ['^electron$', 'node_modules/electron/'], inside('main', 'preload')),
    onlyFrom('DuckDB', ['^@duckdb/', 'node_modules/@duckdb/'], inside('data-process')),
    onlyFrom('HDF5', ['^h5wasm$', 'node_modules/h5wasm/'], inside('formats/keras')),
    onlyFrom('libsql', ['^libsql$', 'node_modules/libsql/'], inside('data-process')),
    onlyFrom('TensorFlow.js', ['^@tensorflow/', 'node_modules/@tensorflow/'], inside('engine/tensorflow')),
    onlyFrom('Plotly', ['^plotly', 'node_modules/plotly'], ['^src-renderer/ui/']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'src-main/engine/built-in/kernels/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'browser', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.svelte.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
