import { type FileHandle, open } from 'node:fs/promises';
import { baselinesOfSummary } from '../../core/leaderboard/baselines';
import { classBaselines } from '../../core/leaderboard/class-baselines';
import type { Baseline } from '../../core/leaderboard/leaderboard';
import { numberBaselines } from '../../core/leaderboard/number-baselines';
import type { PreparedSummary, ProblemSpec } from '../../core/problem/problem';
import { readTargets } from '../../formats/snapshot';

/** Snapshots whose baselines are remembered: a leaderboard is asked for whenever a run ends, and reading a snapshot takes a while. */
const mostKnown = 200;
/** Bytes that are asked of the disk at once: a read of 2 GiB and more is refused. */
const mostAtOnce = 2 ** 26;
const known = new Map<string, readonly Baseline[]>();

/** Guesses that need no model, on the test part; none where they need the snapshot, and its file was deleted. */
export async function baselinesOf(prepared: PreparedSummary, { shape }: ProblemSpec): Promise<readonly Baseline[]> {
  const found = baselinesOfSummary(prepared, shape === 'windows') ?? known.get(prepared.hash);
  if (found) return found;
  const file = await open(prepared.path).catch(() => null);
  if (!file) return [];
  const baselines = await fromSnapshot(prepared, file).finally(() => file.close());
  known.set(prepared.hash, baselines);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return baselines;
}

/** What goes in is left on the disk: it can be larger than memory. Whether the file is still the one of its hash is asked by whoever trains on it. */
async function fromSnapshot({ shape }: PreparedSummary, file: FileHandle): Promise<readonly Baseline[]> {
  const { size } = await file.stat();
  const { header, train, test } = await readTargets({ bytes: size, read: (at, bytes) => readPiece(file, at, bytes) });
  const targets = { train, test, transforms: header.transforms.targets, names: header.targets };
  return shape.task === 'number' ? numberBaselines(targets, shape.output) : classBaselines(targets, shape);
}

/** Fewer bytes where the file ends before. */
async function readPiece(file: FileHandle, at: number, bytes: number): Promise<Uint8Array> {
  const piece = new Uint8Array(bytes);
  for (let from = 0; from < bytes;) {
    const { bytesRead } = await file.read(piece, from, Math.min(bytes - from, mostAtOnce), at + from);
    if (bytesRead === 0) return piece.subarray(0, from);
    from += bytesRead;
  }
  return piece;
}
