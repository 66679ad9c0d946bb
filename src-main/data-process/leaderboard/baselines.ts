import { readFile } from 'node:fs/promises';
import { baselinesOfSummary } from '../../core/leaderboard/baselines';
import { classBaselines } from '../../core/leaderboard/class-baselines';
import type { Baseline } from '../../core/leaderboard/leaderboard';
import { numberBaselines } from '../../core/leaderboard/number-baselines';
import type { PreparedSummary, ProblemSpec } from '../../core/problem/problem';
import { decodeSnapshot } from '../../formats/snapshot';

/** Snapshots whose baselines are remembered: a leaderboard is asked for whenever a run ends, and reading a snapshot takes a while. */
const mostKnown = 200;
const known = new Map<string, readonly Baseline[]>();

/** Guesses that need no model, on the test part; none where they need the snapshot, and its file was deleted. */
export async function baselinesOf(prepared: PreparedSummary, { shape }: ProblemSpec): Promise<readonly Baseline[]> {
  const found = baselinesOfSummary(prepared, shape === 'windows') ?? known.get(prepared.hash);
  if (found) return found;
  const bytes = await readFile(prepared.path).catch(() => null);
  if (!bytes) return [];
  const baselines = fromSnapshot(prepared, bytes);
  known.set(prepared.hash, baselines);
  const [oldest] = known.keys();
  if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
  return baselines;
}

function fromSnapshot({ shape }: PreparedSummary, bytes: Uint8Array): readonly Baseline[] {
  const { header, train, test } = decodeSnapshot(bytes);
  const targets = { train, test, transforms: header.transforms.targets, names: header.targets };
  return shape.task === 'number' ? numberBaselines(targets, shape.output) : classBaselines(targets, shape);
}
