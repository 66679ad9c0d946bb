import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readExperiment } from '../src-main/formats/experiment';
import { experimentSchema } from '../src-main/formats/experiment/schema';

const root = path.resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

/** Paths in backquotes that begin with a folder of ours; names that are only proposed stand before “beside”. */
function pathsIn(text: string): readonly string[] {
  const proposed = new Set([...text.matchAll(/`([\w./-]+)` beside/g)].map((match) => match[1]));
  const named = [...text.matchAll(/`((?:src-main|src-renderer|e2e|scripts|resources)\/[\w./-]*)`/g)].map((match) => match[1] ?? '');
  return named.filter((name) => !proposed.has(name));
}

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'EXPERIMENTS.md'])('%s', (document) => {
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

/** Keys and choices of a schema, but for those of layers and optimizers, which are Keras's. */
function wordsOf(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === 'enum' && Array.isArray(value)) return value.filter((each) => typeof each === 'string' && /^[a-z]/.test(each)).map(String);
    if (key !== 'properties' || typeof value !== 'object' || value === null) return wordsOf(value);
    return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
      name,
      ...(['layers', 'optimizer'].includes(name) ? [] : wordsOf(inner)),
    ]);
  });
}

describe('EXPERIMENTS.md', () => {
  const text = read('EXPERIMENTS.md');

  it('names every key of an experiment file, and every choice', () => {
    const schema = z.toJSONSchema(experimentSchema, { io: 'input', unrepresentable: 'any' });
    const words = [...new Set(wordsOf(schema))];
    expect(words.length).toBeGreaterThan(120);
    expect(words.filter((word) => !text.includes(`\`${word}\``) && !text.includes(`\`"${word}"\``))).toEqual([]);
  });

  it('begins with a file that can be read', () => {
    const [, example = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? [];
    expect(readExperiment(example)).toMatchObject({ title: 'The high, seven days ahead', problem: { targets: ['high'] } });
  });
});
