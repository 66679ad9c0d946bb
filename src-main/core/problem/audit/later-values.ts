import type { Steps } from '../../steps';
import { changesOfTarget } from './change-of-target';
import type { LaterColumns, LaterReason } from './later';
import { MixtureSearch } from './mixture';
import type { Reason } from './reason';
import type { Series } from './series';
import { sameSpectrum } from './spectrum';
import { toldByNext } from './told-by-next';
import { twoWayFilters } from './two-way';
import { type AuditView, columnsOf } from './view';
import { runningWindows } from './window-of-target';

type Search = (view: AuditView, target: Series, columns: readonly LaterColumns[]) => Steps<readonly LaterReason[]>;

const searches: readonly Search[] = [runningWindows, changesOfTarget, twoWayFilters, sameSpectrum, toldByNext];
/** Rows around a place by which it is judged whether a column is told by its own past. */
const pastRows = 8;

/** Columns of windows that are made of later values of the target in some way or other. @param told columns of which it is known */
export function* auditLater(view: AuditView, told: readonly string[]): Steps<readonly Reason[]> {
  const { spec } = view;
  if (spec.shape !== 'windows' || !spec.windows || spec.task !== 'number') return [];
  const { inputs, known, foresight } = spec.windows;
  const reasons: Reason[] = [];
  for (const target of columnsOf(view, spec.targets)) {
    yield;
    // What a series without surprises will be is no secret that a column could tell.
    if (!(yield* hasNews(view, target))) continue;
    const done = new Set([...told, ...spec.targets]);
    const columns = (names: readonly string[], from: number): LaterColumns => ({
      inputs: columnsOf(
        view,
        [...new Set(names)].filter((name) => !done.has(name)),
      ).filter(({ min, max }) => max > min),
      from,
    });
    for (const search of searches) {
      const found = yield* search(view, target, [columns(inputs, 1), columns(known, -foresight)]);
      for (const { input, reason } of found) {
        if (!done.has(input)) reasons.push(reason);
        done.add(input);
      }
    }
  }
  return reasons;
}

function* hasNews({ series }: AuditView, source: Series): Steps<boolean> {
  return (yield* MixtureSearch.of({ source, series, from: 1, reach: pastRows }, [])).hasNews;
}
