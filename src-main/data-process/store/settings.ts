import { z } from 'zod';
import type { Store } from './store';

const row = z.object({ value: z.string() });

export function readSetting(store: Store, name: string): string | null {
  return store.get(row, 'SELECT value FROM setting WHERE name = ?', name)?.value ?? null;
}

/** @param value null takes the setting away */
export function writeSetting(store: Store, name: string, value: string | null): void {
  if (value === null) store.run('DELETE FROM setting WHERE name = ?', name);
  else store.run('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value);
}
