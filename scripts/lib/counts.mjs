import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Reads a vitest JSON report; a file that could not be loaded counts as one failure.
 *
 * @param {string} path
 * @returns {Counts}
 */
export function vitestCounts(path) {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1 };
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles };
}

/**
 * Reads a Playwright JSON report; an error outside any test counts as one failure.
 *
 * @param {string} path
 * @returns {Counts}
 */
export function playwrightCounts(path) {
  const report = readReport(path);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length };
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
