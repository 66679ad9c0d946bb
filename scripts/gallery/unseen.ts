import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import type { ExpectedProblem } from './expected';
import { readTemplate, writeExperiment } from './experiment';
import { predictionsOf, runTemplate } from './run-template';

/**
 * What a template's model says of a sequence that is not in its data. The sequence becomes a further row of the table, and is the test part:
 * it is never trained on, and the training of the others is the same to the bit.
 *
 * @returns the label; null where the problem asks for none
 */
export async function askUnseen(root: string, folder: string, problem: ExpectedProblem, more: readonly string[]): Promise<string | null> {
  const wanted = problem.models[0]?.wanted;
  if (wanted?.kind !== 'all-right') return null;
  const template = readTemplate(root, problem);
  const [head = '', ...rows] = readFileSync(template.dataset.file ?? '', 'utf8')
    .trimEnd()
    .split('\n');
  const asked = [`${head},asked`, ...rows.map((row) => `${row},0`), `${[...wanted.unseen, wanted.label].join()},1`];
  const file = path.join(folder, `${problem.template}-unseen.csv`);
  writeFileSync(file, `${asked.join('\n')}\n`);
  const split = { method: 'condition', testWhen: [{ column: 'asked', is: '=', value: '1' }] };
  const experiment = writeExperiment(folder, `${problem.template}-unseen`, {
    ...template,
    dataset: { file },
    problem: { ...template.problem, split },
  });
  const outcome = await runTemplate(root, experiment, path.join(folder, `${problem.template}-unseen`), more);
  const [reported] = outcome.result.runs;
  return reported ? (predictionsOf(outcome, reported)[0]?.predicted ?? null) : null;
}
