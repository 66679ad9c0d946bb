import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
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
/** The template whose models are offered for other data too. */
const readyMade = 'basketball';

/** @param workbench that opens projects; asked for late, because it is made with these handlers */
export function templateHandlers(workbench: () => Workbench, settings: SettingsFile): TemplateHandlers {
  return {
    'template.list': listTemplates,
    'model.templates': async () => {
      const { models } = await readTemplate(readyMade);
      return models.flatMap(({ spec }) => spec ?? []);
    },
    'project.fromTemplate': async ({ templateId, job }) => {
      const state = await projectFrom(await readTemplate(templateId), workbench(), job);
      rememberProject(settings, state);
      return state;
    },
  };
}

async function listTemplates(): Promise<readonly Template[]> {
  return Promise.all(
    (await readIndex()).map(async (card) => {
      const { title, description, dataset, models } = await readTemplate(card.id);
      const stacks = models.flatMap(({ spec }) => (spec ? [{ name: spec.name, layers: spec.layers }] : []));
      // Every sample that a script makes is simulated; real data lie in a file.
      return { ...card, title, description, simulated: dataset.kind === 'sample', models: stacks };
    }),
  );
}

/** Templates in the order in which they are offered. */
async function readIndex() {
  // The reader and its schemas are loaded when they are first needed, not at launch.
  const { readTemplateIndex } = await import('../formats/experiment');
  return readTemplateIndex(await readFile(path.join(templatesFolder, 'index.json'), 'utf8'));
}

/** @throws SeqbenchError `file.missing` for an id that is not a template's */
async function readTemplate(id: string): Promise<Experiment> {
  const found = await readIndex();
  if (!found.some((card) => card.id === id)) {
    throw new SeqbenchError({ code: 'file.missing', message: `There is no template “${id}”.`, place: id });
  }
  const { readExperiment } = await import('../formats/experiment');
  return readExperiment(await readFile(path.join(templatesFolder, id + ending), 'utf8'));
}

/** A new project with the template's data, problem and models; the sample's file lies in the project's folder. */
async function projectFrom(experiment: Experiment, workbench: Workbench, job: string) {
  const { applyExperiment } = await import('../formats/experiment');
  const before = workbench.project;
  const folder = makeProjectFolder(experiment.title);
  try {
    const files = await dataFiles(experiment, folder);
    await workbench.openProject(folder);
    await applyExperiment((command, input) => workbench.invoke(command, input), experiment, files, job);
  } catch (thrown) {
    await goBack(workbench, before);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    throw thrown;
  }
  const state = await workbench.invoke('project.state', undefined);
  if (!state) throw new Error('The project that was just filled is not open.');
  return state;
}

/** To the project that was open, or to none: what was begun in its place failed, and that is what will be said. */
async function goBack(workbench: Workbench, before: string | null): Promise<void> {
  if (workbench.project === before) return;
  await (before === null ? workbench.closeProject() : workbench.openProject(before)).catch(() => undefined);
}

/** @returns the absolute paths of the template's data, which lie in the project's folder: the program may be moved or removed */
async function dataFiles({ dataset }: Experiment, folder: string): Promise<readonly string[]> {
  if (dataset.kind === 'formula') return [];
  if (dataset.kind === 'file') return Promise.all(dataset.files.map((file) => copyInto(folder, path.resolve(templatesFolder, file))));
  const { sampleCsv } = await import('../formats/experiment');
  const file = path.join(folder, `${dataset.sample}.csv`);
  await writeFile(file, sampleCsv(dataset.sample));
  return [file];
}

async function copyInto(folder: string, file: string): Promise<string> {
  const copy = path.join(folder, path.basename(file));
  await copyFile(file, copy);
  return copy;
}
