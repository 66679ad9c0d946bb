import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problemSpecSchema } from '../../src-main/core/problem/problem';
import { writeSeries } from './files';
import { type DataLine, seconds, within } from './line';
import { Ours } from './ours';

const features = ['f0', 'f1', 'f2', 'f3', 'f4'];

/** Windows of fifty rows by five features, ordered by their minute, in three parts, standardised; from the imported table to the snapshot. */
export async function windowsLine(folder: string, out: string, rows: number): Promise<DataLine> {
  const csv = join(folder, 'series.csv');
  await writeSeries(csv, rows);
  const ours = await Ours.open(out, join(folder, 'series'));
  try {
    const { summary } = await ours.import(csv);
    const spec = problemSpecSchema.parse({
      shape: 'windows',
      order: 'minute',
      windows: { inputs: features, lookBack: 50 },
      targets: ['f0'],
      task: 'number',
      split: { method: 'chronological', test: 0.15, validation: 0.15 },
      scaling: 'standard',
    });
    const taken = await ours.prepare(summary.id, spec);
    const { train, validation, test } = taken.prepared;
    const windows = train.rows + (validation?.rows ?? 0) + test.rows;
    const line = within(
      `${windows.toLocaleString('en')} windows of 50 × 5 from ${rows.toLocaleString('en')} rows prepared`,
      taken.seconds,
      3,
      seconds,
    );
    return { ...line, beside: 'import not counted' };
  } finally {
    await ours.close();
    await rm(csv);
  }
}
