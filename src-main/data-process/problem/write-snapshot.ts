import type { FileHandle } from 'node:fs/promises';
import type { Sha256 } from '../../core/ids';
import type { PrepareProgress } from '../../core/problem/problem';
import { type LaterSamples, snapshotBytes, snapshotChunks, snapshotFrame } from '../../formats/snapshot';
import { refuseFullDisk } from '../dataset/import/room';
import { fillHashed, writeHashed } from '../files';
import { artifactPath, type Project } from '../project';
import type { Fitted } from './fit';
import { passesOf, watchPasses } from './pass-progress';
import type { ProblemPlan } from './plan';
import { fittedPlan } from './planned';
import { readRowSamples, type RowPart, rowParts } from './row-parts';
import { SampleWriter } from './sample-writer';
import { snapshotOf, windowSnapshot } from './snapshot-of';
import type { ReadWatch } from './stream-columns';

/** Told how far it is; what it throws ends the writing, and nothing is kept. */
export type OnPrepared = (phase: PrepareProgress['phase'], share: number | null) => void;

/**
 * Reads what a problem is made of and writes its snapshot under the name of its hash. Rows go from the table into the file a few at a time; of
 * windows the table that they are cut from is in memory, and where each begins.
 *
 * @throws SeqbenchError `file.disk-full`
 */
export async function writeSnapshotFile(
  project: Project,
  plan: ProblemPlan,
  onPrepared: OnPrepared,
): Promise<{ readonly hash: Sha256; readonly fitted: Fitted }> {
  const watch = watchPasses(passesOf(plan), plan.ground.table.dataset.summary.rows, (share) => {
    onPrepared('reading', share);
  });
  const fitted = await fittedPlan(plan, watch);
  const ready = { project, plan, fitted, onPrepared, watch };
  return { hash: plan.grid ? await writeWindows(ready) : await writeRows(ready), fitted };
}

interface Ready {
  readonly project: Project;
  readonly plan: ProblemPlan;
  readonly fitted: Fitted;
  readonly onPrepared: OnPrepared;
  readonly watch: ReadWatch;
}

async function writeWindows({ project, plan, fitted, onPrepared, watch }: Ready): Promise<Sha256> {
  const snapshot = await windowSnapshot(plan, fitted, watch);
  const bytes = snapshotBytes(snapshot);
  await refuseFullDisk(project.folder, bytes, 'prepare');
  return writeHashed(artifactPath(project, ''), told(snapshotChunks(snapshot), bytes, onPrepared));
}

function* told(chunks: Iterable<Uint8Array>, bytes: number, onPrepared: OnPrepared): Generator<Uint8Array> {
  let written = 0;
  for (const chunk of chunks) {
    onPrepared('writing', written / bytes);
    yield chunk;
    written += chunk.length;
  }
}

async function writeRows({ project, plan, fitted, onPrepared, watch }: Ready): Promise<Sha256> {
  const parts = rowParts(plan);
  const { bytes, known, later } = snapshotFrame(snapshotOf(plan, fitted, parts));
  await refuseFullDisk(project.folder, bytes, 'prepare');
  const fill = async (file: FileHandle): Promise<void> => {
    await writeSamples(file, { plan, fitted, watch }, parts, later);
    for (const { at, data } of known) await file.write(data, 0, data.length, at);
  };
  return fillHashed(artifactPath(project, ''), bytes, fill, (hashed) => {
    onPrepared('writing', hashed / bytes);
  });
}

/** Writes the samples of all parts, and notes their lengths. */
async function writeSamples(
  file: FileHandle,
  { plan, fitted, watch }: Pick<Ready, 'plan' | 'fitted' | 'watch'>,
  parts: readonly RowPart[],
  later: ReadonlyMap<LaterSamples, number>,
): Promise<void> {
  const writers = parts.map(({ x, y, lengths }) => {
    const [xAt, yAt] = [later.get(x), later.get(y)];
    // The test part is not written where it is the training part.
    if (xAt === undefined || yAt === undefined) return null;
    return { x: new SampleWriter(file, xAt, x), y: new SampleWriter(file, yAt, y), lengths };
  });
  await readRowSamples(
    plan,
    fitted,
    ({ part, slot, x, y, length }) => {
      const to = writers[part];
      if (!to) return undefined;
      to.x.add(slot, x);
      to.y.add(slot, y);
      if (to.lengths) to.lengths[slot] = length;
      return to.x.isFull || to.y.isFull ? flush([to.x, to.y].filter(({ isFull }) => isFull)) : undefined;
    },
    watch,
  );
  await flush(writers.flatMap((each) => (each ? [each.x, each.y] : [])));
}

async function flush(writers: readonly SampleWriter[]): Promise<void> {
  for (const each of writers) await each.flush();
}
