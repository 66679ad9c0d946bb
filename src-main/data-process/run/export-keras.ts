import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Input } from '../../contract/commands';
import { SeqbenchError } from '../../contract/errors';
import type { RunRecord } from '../../core/run/run';
import { writeKeras } from '../../formats/keras';
import { decodeBest } from '../../formats/weights';
import { writeDurably } from '../files';
import { type Project, runFolder } from '../project';
import { codeOf } from '../storage-errors';
import { findSnapshot } from '../store/problems';
import { getRun } from '../store/runs';

/**
 * Writes a run's model with the weights that the run ended with.
 *
 * @throws SeqbenchError `run.unknown`; `request.refused` where no epoch ended, so that there are none; `file.disk-full`, `file.unreadable`
 */
export async function exportKeras(project: Project, { runId, path }: Input<'run.exportKeras'>): Promise<{ readonly path: string }> {
  const run = getRun(project.store, runId);
  const { values } = decodeBest(await readBest(project, run));
  const shape = findSnapshot(project.store, run.preparedHash)?.shape;
  // Sequences of open length have a file that takes any.
  const input = shape?.open ? [null, ...shape.input.slice(1)] : (shape?.input ?? []);
  await writeDurably(path, await writeKeras({ spec: run.model, input, weights: values }));
  return { path };
}

async function readBest(project: Project, run: RunRecord): Promise<Uint8Array> {
  try {
    return await readFile(join(runFolder(project, run.id), 'best.bin'));
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT') throw thrown;
    throw new SeqbenchError({
      code: 'request.refused',
      message: `The run of ${run.model.name} has no weights yet.`,
      remedy: 'Wait for its first epoch to end, or train it again.',
    });
  }
}
