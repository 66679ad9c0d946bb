import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Template } from '../contract/project';
import { SeqbenchError } from '../contract/errors';
import type { Experiment } from '../formats/experiment';
import type { LocalHandlers, Workbench } from '../host/workbench';
import { resourcesFolder } from './folders';
import { makeProjectFolder } from './projects';
import { rememberProject } from './recent-projects';
import type { SettingsFile } from './settings';

type TemplateHandlers = Pick<LocalHandlers, 'template.list' | 'model.templates' | 'project.fromTemplate'>;

const templatesFolder = path.join(resourcesFolder, 'templates');
const ending = '.seqbench.json';

/** @param workbench that opens projects; asked for late, because it is made with these handlers */
export function templateHandlers(workbench: () => Workbench, settings: SettingsFile): TemplateHandlers {
  return {
    'template.list': listTemplates,
    'model.templates': async () => {
      const experiments = await Promise.all((await templateIds()).map(readTemplate));
      return experiments.flatMap(({ models }) => models.flatMap(({ spec }) => spec ?? []));
    },
    'project.fromTemplate': async ({ templateId }) => {
      const state = await projectFrom(await readTemplate(templateId), workbench());
      rememberProject(settings, state);
      return state;
    },
  };
}

async function listTemplates(): Promise<readonly Template[]> {
  const ids = await templateIds();
  return Promise.all(
    ids.map(async (id) => {
      const { title, description, dataset } = await readTemplate(id);
      return { id, title, description, simulated: dataset.kind === 'sample' };
    }),
  );
}

async function templateIds(): Promise<readonly string[]> {
  const files = await readdir(templatesFolder);
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

/** @throws SeqbenchError `file.missing` for an id that is not a template's */
async function readTemplate(id: string): Promise<Experiment> {
  if (!(await templateIds()).includes(id)) {
    throw new SeqbenchError({ code: 'file.missing', message: `There is no template “${id}”.`, place: id });
  }
  // The reader and its schemas are loaded when they are first needed, not at launch.
  const { readExperiment } = await import('../formats/experiment');
  return readExperiment(await readFile(path.join(templatesFolder, id + ending), 'utf8'));
}

/** A new project with the template's data, problem and models; the sample's file lies in the project's folder. */
async function projectFrom(experiment: Experiment, workbench: Workbench) {
  const { applyExperiment } = await import('../formats/experiment');
  const folder = makeProjectFolder(experiment.title);
  const files = await dataFiles(experiment, folder);
  await workbench.openProject(folder);
  await applyExperiment((command, input) => workbench.invoke(command, input), experiment, files);
  const state = await workbench.invoke('project.state', undefined);
  if (!state) throw new Error('The project that was just filled is not open.');
  return state;
}

/** @returns the absolute paths of the template's data, written first where the product makes it */
async function dataFiles({ dataset }: Experiment, folder: string): Promise<readonly string[]> {
  if (dataset.kind === 'file') return dataset.files.map((file) => path.resolve(templatesFolder, file));
  if (dataset.kind === 'formula') return [];
  const { sampleCsv } = await import('../formats/experiment');
  const file = path.join(folder, `${dataset.sample}.csv`);
  await writeFile(file, sampleCsv(dataset.sample));
  return [file];
}
