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
 * Reads a Playwright JSON report; an error outside any test counts as one failure, and a test that passed at the second try as one passed.
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

/**
 * @typedef {{ tests: readonly { results: readonly unknown[] }[], file: string, title: string }} Spec of Playwright's JSON report
 * @typedef {{ suites?: readonly Suite[], specs?: readonly Spec[] }} Suite of Playwright's JSON report: a file, or a `describe` in it
 */

/**
 * Journeys of a Playwright JSON report that were tried more than once, whether they passed in the end or not.
 *
 * @param {string} path
 * @returns {readonly string[]} `file › title`, in the report's order
 */
export function triedAgain(path) {
  const report = readReport(path);
  return report
    ? specsOf(report).flatMap(({ file, title, tests }) => (tests.some(({ results }) => results.length > 1) ? [`${file} › ${title}`] : []))
    : [];
}

/**
 * @param {Suite} suite
 * @returns {readonly Spec[]}
 */
function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** @param {string} path */
function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}
