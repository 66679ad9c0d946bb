import { checkModel, isBuildable, type ModelCheck } from '../../src-main/core/model/check';
import { nextName, smallestModel } from '../../src-main/core/model/create';
import { readyMadeModels } from '../../src-main/core/model/ready-made';
import { renameModel } from '../../src-main/core/model/edit';
import type { ModelRecord, ModelSpec } from '../../src-main/core/model/model';
import { api } from '../api/api';
import { navigation } from '../app/navigation.svelte';
import { notices } from '../app/notices.svelte';
import { project } from '../app/project.svelte';
import { removals } from '../app/removals.svelte';

/** A model with what is known of it before it is trained. */
export interface CheckedModel {
  readonly record: ModelRecord;
  /** Null while the problem is unfinished. */
  readonly check: ModelCheck | null;
  readonly buildable: boolean;
}

/** The models of the project: adding, copying, removing, ordering. */
export class Models {
  /** Those of the templates; empty until they were asked for. */
  templates = $state.raw<readonly ModelSpec[]>([]);
  adding = $state(false);

  readonly checked: readonly CheckedModel[] = $derived.by(() => {
    const shape = project.shape;
    return project.models.map((record) => {
      const check = shape ? checkModel(record.spec, shape) : null;
      return { record, check, buildable: check !== null && isBuildable(check) };
    });
  });
  /** Models to begin with: those of the templates that fit the problem as they stand, or plain ones that are made to fit it. */
  readonly readyMade: readonly ModelSpec[] = $derived.by(() => {
    const shape = project.shape;
    if (!shape) return [];
    const fitting = this.templates.filter((spec) => isBuildable(checkModel(spec, shape)));
    const byName = new Map([...fitting].reverse().map((spec) => [spec.name, spec]));
    return byName.size > 1 ? fitting.filter((spec) => byName.get(spec.name) === spec) : readyMadeModels(shape);
  });
  readonly buildable = $derived(this.checked.filter((model) => model.buildable).map((model) => model.record));

  async loadTemplates(): Promise<void> {
    if (this.templates.length > 0) return;
    this.templates = (await notices.attempt(() => api.invoke('model.templates'))) ?? [];
  }

  /** Adds models under names that are free, in order. @returns them, as far as they could be stored */
  async add(specs: readonly ModelSpec[]): Promise<readonly ModelRecord[]> {
    const added: ModelRecord[] = [];
    this.adding = true;
    await notices.attempt(async () => {
      for (const spec of specs) {
        const named = renameModel(spec, nextName(spec.name, this.names()));
        const record = await api.invoke('model.save', { modelId: null, spec: named });
        project.models = [...project.models, record];
        added.push(record);
      }
    });
    this.adding = false;
    return added;
  }

  /** Adds the smallest model that fits the problem, and opens it. */
  async addEmpty(): Promise<void> {
    const [record] = await this.add([smallestModel('New model', project.shape)]);
    if (record) navigation.go('model', record.id);
  }

  /** Adds a copy right after the model. */
  async duplicate(model: ModelRecord): Promise<void> {
    const [copy] = await this.add([{ ...model.spec, name: `${model.spec.name} copy`.slice(0, 80) }]);
    if (copy) this.order(insertAt(without(project.models, copy), project.models.indexOf(model) + 1, copy));
  }

  /** @returns what is wrong with the name, or null once it is taken */
  rename(model: ModelRecord, name: string): string | null {
    const wanted = name.trim();
    if (wanted === model.spec.name) return null;
    if (wanted === '' || wanted.length > 80) return 'A name has 1 to 80 characters.';
    if (this.names().includes(wanted)) return `There is a model called “${wanted}” already.`;
    project.editModel({ ...model, spec: renameModel(model.spec, wanted) });
    return null;
  }

  /** Removes a model; for a moment it can be had back. Its runs stay. */
  async remove(model: ModelRecord): Promise<void> {
    const at = project.models.findIndex((known) => known.id === model.id);
    await project.saved();
    const done = await notices.attempt(async () => {
      await api.invoke('model.remove', { modelId: model.id });
      return true;
    });
    if (!done) return;
    project.models = without(project.models, model);
    removals.tell(`${model.spec.name} was removed.`, () => void this.bringBack(model.spec, at));
  }

  /** Sets the order of all models, and stores it. */
  order(models: readonly ModelRecord[]): void {
    project.models = models;
    void notices.attempt(() => api.invoke('model.order', { modelIds: models.map((model) => model.id) }));
  }

  /** @param by -1 for up, 1 for down */
  move(model: ModelRecord, by: -1 | 1): void {
    const at = project.models.findIndex((known) => known.id === model.id) + by;
    if (at >= 0 && at < project.models.length) this.order(insertAt(without(project.models, model), at, model));
  }

  private async bringBack(spec: ModelSpec, at: number): Promise<void> {
    const [record] = await this.add([spec]);
    if (record) this.order(insertAt(without(project.models, record), at, record));
  }

  private names(): readonly string[] {
    return project.models.map((model) => model.spec.name);
  }
}

function without(models: readonly ModelRecord[], model: ModelRecord): readonly ModelRecord[] {
  return models.filter((known) => known.id !== model.id);
}

function insertAt(models: readonly ModelRecord[], at: number, model: ModelRecord): readonly ModelRecord[] {
  return models.toSpliced(at, 0, model);
}

export const models = new Models();
