import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { playwrightCounts, triedAgain, vitestCounts } from './counts.mjs';

function report(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'seqbench-counts-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('what npm test counts', () => {
  it('adds a failure for a test file that could not be loaded', () => {
    const passed = { status: 'passed', assertionResults: [{}, {}] };
    const broken = { status: 'failed', assertionResults: [] };
    const file = report({ numPassedTests: 2, numFailedTests: 0, testResults: [passed, broken] });
    expect(vitestCounts(file)).toEqual({ passed: 2, failed: 1 });
  });

  it('does not count a failed test twice', () => {
    const failed = { status: 'failed', assertionResults: [{}, {}] };
    expect(vitestCounts(report({ numPassedTests: 1, numFailedTests: 1, testResults: [failed] }))).toEqual({ passed: 1, failed: 1 });
  });

  it('counts journeys that passed, failed, or broke outside a test', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2 };
    expect(playwrightCounts(report({ stats, errors: [{}] }))).toEqual({ passed: 6, failed: 3 });
  });

  it('names journeys that were tried again, and counts each of them once', () => {
    const spec = (title: string, ...statuses: string[]) => ({
      title,
      file: 'flows/a.spec.ts',
      tests: [{ results: statuses.map((status) => ({ status })) }],
    });
    const suites = [
      { specs: [spec('first', 'passed'), spec('second', 'failed', 'passed')], suites: [{ specs: [spec('within', 'timedOut', 'failed')] }] },
      { specs: [spec('skipped')] },
    ];
    const file = report({ stats: { expected: 1, flaky: 1, unexpected: 1, skipped: 1 }, errors: [], suites });
    expect(triedAgain(file)).toEqual(['flows/a.spec.ts › second', 'flows/a.spec.ts › within']);
    expect(playwrightCounts(file)).toEqual({ passed: 2, failed: 1 });
  });

  it('takes a missing report for a failure', () => {
    expect(vitestCounts('/nowhere.json')).toEqual({ passed: 0, failed: 1 });
    expect(playwrightCounts('/nowhere.json')).toEqual({ passed: 0, failed: 1 });
    expect(triedAgain('/nowhere.json')).toEqual([]);
  });
});
