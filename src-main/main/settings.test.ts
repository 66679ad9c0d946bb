import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SettingsFile } from './settings';

describe('the settings file', () => {
  let file: string;
  beforeEach(() => {
    file = path.join(mkdtempSync(path.join(tmpdir(), 'seqbench-settings-')), 'settings.json');
  });

  it('starts with defaults where there is none', () => {
    expect(new SettingsFile(file).current).toEqual({ theme: 'system', window: null, recent: [] });
  });

  it('remembers what was changed and leaves no half-written file', () => {
    new SettingsFile(file).change({ theme: 'dark' });
    expect(new SettingsFile(file).current.theme).toBe('dark');
    expect(readdirSync(path.dirname(file))).toEqual(['settings.json']);
  });

  it.each(['', '{', '[]', 'null', '{"theme":"pink","window":{"x":"left"}}'])('takes defaults in the place of %j', (text) => {
    writeFileSync(file, text);
    expect(new SettingsFile(file).current).toEqual({ theme: 'system', window: null, recent: [] });
  });

  it('keeps the good part of a damaged file', () => {
    writeFileSync(file, '{"theme":"light","window":7}');
    expect(new SettingsFile(file).current).toEqual({ theme: 'light', window: null, recent: [] });
  });
});
