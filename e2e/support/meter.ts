import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dropFiles } from './drop';
import type { Home } from './launch';

/** A table whose rows are days of a heating: three measured values, and two columns of classes that follow from them. */

export const meterRows = 240;

const loadOf = (row: number): number => Math.round(10 * (50 + 20 * Math.sin(row / 7) + ((row * 37) % 11))) / 10;
export const alarmOf = (row: number): string => (loadOf(row) > 60 ? 'on' : 'off');
export const modeOf = (row: number): string => (loadOf(row) < 45 ? 'low' : loadOf(row) < 60 ? 'mid' : 'high');
/** `2024-01-01` is day 0. */
export const dayOf = (row: number): string => new Date(Date.UTC(2024, 0, 1 + row)).toISOString().slice(0, 10);

/** Drops the table on the start screen and goes on to its problem. */
export async function openMeter(page: Page, home: Home): Promise<void> {
  mkdirSync(home.projects, { recursive: true });
  const file = path.join(path.dirname(home.projects), 'meter.csv');
  const lines = Array.from({ length: meterRows }, (_, row) => {
    const load = loadOf(row);
    return [dayOf(row), load, Math.round(300 - 2 * load) / 10, row % 7, alarmOf(row), modeOf(row)].join(',');
  });
  writeFileSync(file, `${['day,load,outside,weekday,alarm,mode', ...lines].join('\n')}\n`);
  await dropFiles(page, [file]);
  await page.getByRole('button', { name: 'Define the problem' }).click();
}
