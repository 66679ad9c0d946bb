import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ExpectedModel, ExpectedProblem } from './expected';

/** A template as it stands in its file; what is not looked at here is handed on as it is. */
export interface TemplateFile {
  readonly dataset: { readonly file?: string; readonly [key: string]: unknown };
  readonly problem: { readonly split: object; readonly [key: string]: unknown };
  readonly training: { readonly epochs?: number; readonly steps?: number; readonly [key: string]: unknown };
  readonly models: readonly { readonly name: string; readonly [key: string]: unknown }[];
  readonly [key: string]: unknown;
}

const templatesFolder = (root: string): string => path.join(root, 'resources/templates');

export const templateFile = (root: string, { template }: ExpectedProblem): string =>
  path.join(templatesFolder(root), `${template}.seqbench.json`);

/** @returns the template, its data named by an absolute path, so that it can be written elsewhere */
export function readTemplate(root: string, problem: ExpectedProblem): TemplateFile {
  const template = JSON.parse(readFileSync(templateFile(root, problem), 'utf8')) as TemplateFile;
  const { file } = template.dataset;
  return file === undefined ? template : { ...template, dataset: { ...template.dataset, file: path.resolve(templatesFolder(root), file) } };
}

/** @returns path of the template where nothing in it is changed, of a changed copy otherwise */
export function experimentFor(
  root: string,
  folder: string,
  problem: ExpectedProblem,
  models: readonly ExpectedModel[],
  quick: boolean,
): string {
  if (!quick && models.length === problem.models.length) return templateFile(root, problem);
  const template = readTemplate(root, problem);
  const wanted = models.map(({ name }) => name);
  return writeExperiment(folder, problem.template, {
    ...template,
    training: quick ? { ...template.training, ...quickTraining(template) } : template.training,
    models: template.models.filter(({ name }) => wanted.includes(name)),
  });
}

export function writeExperiment(folder: string, name: string, experiment: TemplateFile): string {
  const file = path.join(folder, `${name}.seqbench.json`);
  writeFileSync(file, JSON.stringify(experiment, null, 2));
  return file;
}

/** Enough for a loss to fall, and no more: two epochs where an epoch has many steps, some where it has few. */
function quickTraining({ training: { epochs = 5, steps, early_stopping: stopping } }: TemplateFile): object {
  if (steps !== undefined) return { steps: 60 };
  const manySteps = epochs <= 10 || (stopping !== null && epochs === 1000);
  return { epochs: manySteps ? 2 : 20 };
}
