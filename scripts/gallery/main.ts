import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type ExpectedModel, type ExpectedProblem, expectedProblems } from './expected';
import { experimentFor } from './experiment';
import { failedLine, lineOf } from './line';
import { type GalleryOptions, galleryOptions } from './options';
import { RunFailed, runTemplate } from './run-template';
import { type GalleryLine, galleryTable } from './table';
import { askUnseen } from './unseen';

/** Started by scripts/gallery.mjs in the checkout's folder. */
const root = process.cwd();

async function main(): Promise<void> {
  const options = galleryOptions(process.argv.slice(2));
  const folder = path.join(root, '.cache/gallery', options.quick ? 'quick' : 'full');
  mkdirSync(folder, { recursive: true });
  const started = performance.now();
  const lines: GalleryLine[] = [];
  for (const problem of expectedProblems) {
    const models = problem.models.filter(({ id }) => isWanted(id, problem.id, options.only));
    if (models.length === 0) continue;
    const begun = performance.now();
    lines.push(...(await linesOf(folder, problem, models, options)));
    console.log(`  ${`${problem.id} ${problem.title}`.padEnd(20)} ${secondsSince(begun)} s with reading and preparing`);
  }
  const wrong = lines.filter(({ faults }) => faults.length > 0).length;
  console.log(`\n${galleryTable(lines)}`);
  console.log(
    `${lines.length - wrong} of ${lines.length} models as expected${options.quick ? ' (quick)' : ''}, ${secondsSince(started)} s in all.`,
  );
  process.exitCode = wrong > 0 || lines.length === 0 ? 1 : 0;
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);

function isWanted(model: string, problem: string, only: string | null): boolean {
  return only === null || only === model || only === problem;
}

async function linesOf(
  folder: string,
  problem: ExpectedProblem,
  models: readonly ExpectedModel[],
  options: GalleryOptions,
): Promise<readonly GalleryLine[]> {
  const data = problem.template === 'sunspots' ? options.data : null;
  const engine = ['--engine', options.engine];
  const more = [...engine, ...(data === null ? [] : ['--data', path.resolve(data)])];
  try {
    const experiment = experimentFor(root, folder, problem, models, options.quick);
    const outcome = await runTemplate(root, experiment, path.join(folder, problem.template), more);
    const unseen = options.quick ? null : await askUnseen(root, folder, problem, engine);
    return models.map((model) => lineOf(problem, model, { outcome, real: data !== null, unseen }, options.quick));
  } catch (thrown) {
    if (!(thrown instanceof RunFailed)) throw thrown;
    return models.map((model) => failedLine(problem, model, thrown.message));
  }
}

void main();
