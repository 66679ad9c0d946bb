import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), maximized: z.boolean() });

const recentProject = z.object({ folder: z.string(), name: z.string(), openedAt: z.string() });

/** What the app remembers beyond any project; a key that is missing or damaged takes its default. */
const settingsSchema = z.object({
  theme: z.enum(['light', 'dark', 'system']).catch('system'),
  window: bounds.nullable().catch(null),
  /** Newest first. */
  recent: z.array(recentProject).catch([]),
});

export type Settings = z.output<typeof settingsSchema>;
export type WindowBounds = z.output<typeof bounds>;

/** `settings.json` in the user's folder. */
export class SettingsFile {
  private settings: Settings;

  constructor(private readonly file: string) {
    this.settings = settingsSchema.parse(readJson(file));
  }

  get current(): Settings {
    return this.settings;
  }

  /** Written by temp file and rename, so that a crash leaves the old one. */
  change(part: Partial<Settings>): void {
    this.settings = { ...this.settings, ...part };
    mkdirSync(path.dirname(this.file), { recursive: true });
    const unfinished = `${this.file}.new`;
    writeFileSync(unfinished, `${JSON.stringify(this.settings, null, 2)}\n`);
    renameSync(unfinished, this.file);
  }
}

function readJson(file: string): unknown {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof found === 'object' && !Array.isArray(found) ? (found ?? {}) : {};
  } catch {
    return {};
  }
}
