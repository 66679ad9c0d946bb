import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

/** Paths in backquotes that begin with a folder of ours; names that are only proposed stand before “beside”. */
function pathsIn(text: string): readonly string[] {
  const proposed = new Set([...text.matchAll(/`([\w./-]+)` beside/g)].map((match) => match[1]));
  const named = [...text.matchAll(/`((?:src-main|src-renderer|e2e|scripts|resources)\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
  return named.filter((name) => !proposed.has(name));
}

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (document) => {
  const text = read(document);

  it('names files and folders that are there', () => {
    expect(pathsIn(text).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it('names commands that are there', () => {
    const commands = [...text.matchAll(/`npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
    expect(commands.filter((command) => !scripts.includes(command))).toEqual([]);
  });

  it('shows pictures and links to files that are there', () => {
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '');
    expect(targets.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
  });
});
