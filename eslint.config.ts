import js from '@eslint/js';
import type { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

// Which way imports may point (docs/architecture.md). Each folder lists what it must not reach.
// The slash keeps the package `electron` apart from the folder of that name.
const node = ['node:*', '/electron', 'onnxruntime-node', '@duckdb/*', '@tensorflow/*', 'ws', 'yauzl'];
const forbid = (groups: string[], message: string) => ({
  'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }] satisfies Linter.RuleEntry,
});

export default ts.config(
  { ignores: ['node_modules', 'out', 'dist', 'test-results', 'playwright-report', '.cache', 'models/released'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
  },
  {
    files: ['models/**/*.ts'],
    ignores: ['models/engine/**'],
    rules: forbid(
      [...node, '**/training/**', '**/electron/**', '**/renderer/**', '**/engine/**'],
      'models/ knows nothing of the DOM, Electron, native packages or the file system.',
    ),
  },
  {
    files: ['models/engine/**/*.ts'],
    rules: forbid(
      ['electron', '@duckdb/*', 'ws', 'yauzl', '**/training/**', '**/electron/**', '**/renderer/**'],
      'models/engine/ may load native packages, but imports only models/.',
    ),
  },
  {
    files: ['training/**/*.ts'],
    rules: forbid(
      ['electron', '**/electron/**', '**/renderer/**'],
      'training/ runs in plain Node and imports only models/.',
    ),
  },
  {
    files: ['electron/**/*.ts'],
    rules: forbid(['**/renderer/**'], 'electron/ imports training/ and models/, never renderer/.'),
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.svelte'],
    rules: {
      'no-restricted-imports': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: [...node, '**/training/**', '**/models/engine/**'], message: 'renderer/ imports models/ only.' },
            {
              group: ['**/electron/**', '!**/electron/ipc', '!**/electron/ipc.ts'],
              message: 'renderer/ may import only the contract electron/ipc.ts.',
            },
          ],
        },
      ],
    },
  },
);
