import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.mjs';

const typed = ['**/*.ts', '**/*.svelte'];

/** Raw IPC goes through the contract alone; only the two ends of the bridge touch Electron's own. */
const noRawIpc = ['error', { paths: [{ name: 'electron', importNames: ['ipcMain', 'ipcRenderer'], message: 'Use the contract.' }] }];

const typedRules = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
  ],
  // `asId<RunId>(text)` names the brand that a checked string gets; the parameter is the point.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  // Our commands without a result answer `undefined`; `void` in a union or a generic says the same to no profit.
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  'no-restricted-imports': noRawIpc,
  'max-lines': ['error', { max: 250, skipBlankLines: false }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true }],
  'no-console': 'error',
  eqeqeq: 'error',
};

export default ts.config(
  { ignores: ['out/**', '.cache/**', 'test-results/**', 'playwright-report/**', 'src-main/engine/built-in/kernels/**', '**/generated/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { files: typed, extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked] },
  ...svelte.configs.recommended,
  {
    files: typed,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] } },
    rules: typedRules,
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    // Sets and maps in state are copied, changed and put back, never changed in place.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['**/*.svelte'],
    rules: {
      // In markup a whole component is one function to the linter.
      'max-lines-per-function': 'off',
      // Props may be declared with `let`, as Svelte's own manual does; everything else follows the usual rule.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived'] }],
      // The linter does not see the types of snippets' and handlers' parameters in markup; svelte-check does, and refuses `any` there.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  { files: ['src-renderer/**/*.ts'], languageOptions: { globals: globals.browser } },
  { files: ['src-main/main/ipc.ts', 'src-main/preload/index.ts'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['**/*.test.ts', 'e2e/**/*.ts'], rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['src-main/cli/**', 'scripts/**', 'resources/**', 'e2e/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs', '**/*.cjs', '**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs', 'scripts/default-app/*.js'], languageOptions: { sourceType: 'commonjs' } },
);
