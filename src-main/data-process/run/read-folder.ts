import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { RunResult } from '../../contract/trainer';
import type { EpochRecord } from '../../core/run/run';
import { codeOf } from '../storage-errors';
import { environmentSchema, epochSchema, evaluationSchema, sha256Schema } from '../store/records';

const resultSchema: z.ZodType<RunResult> = z.object({
  version: z.literal(1),
  state: z.enum(['done', 'cancelled']),
  epochs: z.array(epochSchema),
  bestEpoch: z.int().positive().nullable(),
  seconds: z.number().nonnegative(),
  stepMs: z.number().nonnegative().nullable(),
  evaluation: evaluationSchema.nullable(),
  weightsHash: sha256Schema.nullable(),
  environment: environmentSchema,
});

/** @returns what a trainer wrote when it ended, or null where it did not, or where the file is not whole */
export async function readResult(folder: string): Promise<RunResult | null> {
  const parsed = resultSchema.safeParse(parse(await readIfThere(join(folder, 'result.json'))));
  return parsed.success ? parsed.data : null;
}

/** @returns the epochs that were finished, in order; a last line that a crash cut off is left out, and so is all that comes after a fault */
export async function readJournal(folder: string): Promise<readonly EpochRecord[]> {
  const epochs: EpochRecord[] = [];
  for (const line of (await readIfThere(join(folder, 'journal.jsonl'))).split('\n')) {
    const parsed = epochSchema.safeParse(parse(line));
    if (!parsed.success || parsed.data.epoch !== epochs.length + 1) break;
    epochs.push(parsed.data);
  }
  return epochs;
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') return '';
    throw thrown;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
