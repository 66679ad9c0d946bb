import { describe, expect, it, vi } from 'vitest';
import { randomStream } from '../random';
import { auditProblem } from './audit-problem';
import { plantedLater } from './planted-later.test-support';
import { plantedMixed } from './planted-mixed.test-support';
import { plantedInRows } from './planted-rows.test-support';
import { plantedGivenAway } from './planted-given-away.test-support';
import { plantedInSeries } from './planted-series.test-support';
import { randomRows, randomSeries } from './random-tables.test-support';
import { viewOf } from './view.test-support';

// Hundreds of audits, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

const seed = Number(process.env.AUDIT_SEED ?? 20261122);

describe(`500 random tables without a leak (seed ${seed})`, () => {
  it.each([
    ['of rows', randomRows],
    ['of series', randomSeries],
  ] as const)('%s raise no alarm', (_, make) => {
    for (let index = 0; index < 100; index += 1) {
      const { table, spec } = make(randomStream(seed + index));
      const alarms = auditProblem(viewOf(table, spec)).findings.filter(({ state }) => state === 'leak' || state === 'warning');
      expect(alarms, `seed ${seed + index}`).toEqual([]);
    }
  });
});

describe(`a leak planted in random tables (seed ${seed})`, () => {
  it.each([...plantedInRows, ...plantedGivenAway, ...plantedInSeries, ...plantedMixed, ...plantedLater])(
    '$name is found, and its own button clears it',
    ({ make, kind, state, mends }) => {
      for (let index = 0; index < 3; index += 1) {
        const about = `seed ${seed + index}`;
        const { table, spec, more } = make(randomStream(seed + index));
        const view = viewOf(table, spec, more);
        const found = auditProblem(view).findings.filter((finding) => finding.kind === kind && finding.state !== 'clear');
        expect(
          found.map((finding) => finding.state),
          about,
        ).toContain(state);
        for (const finding of found) {
          expect(finding.why, about).not.toBe('');
          if (mends === 'elsewhere') continue;
          expect(finding.fixes.length, `${about}: ${finding.message}`).toBeGreaterThan(mends === 'nothing' ? -1 : 0);
          for (const fix of finding.fixes) {
            const after = auditProblem(viewOf(table, { ...view.spec, ...fix.change }, more)).findings.filter((each) => each.kind === kind);
            const left = after.filter((each) => each.state !== 'clear' && each.message === finding.message);
            expect(left, `${about}: ${fix.label}`).toEqual([]);
          }
        }
        if (found.length !== 1 || mends === 'elsewhere') continue;
        for (const fix of found[0]?.fixes ?? []) {
          const after = auditProblem(viewOf(table, { ...view.spec, ...fix.change }, more)).findings.filter((each) => each.kind === kind);
          expect(
            after.map((each) => each.state),
            `${about}: ${fix.label}`,
          ).toEqual(['clear']);
        }
      }
    },
  );
});
