import { checkModel, isBuildable } from '../../src-main/core/model/check';
import { newLayer } from '../../src-main/core/model/create';
import * as edit from '../../src-main/core/model/edit';
import { toErrorInfo } from '../../src-main/contract/errors';
import type { Fix } from '../../src-main/core/model/layer';
import type { LayerType } from '../../src-main/core/model/layers';
import type { ModelRecord, ModelSpec } from '../../src-main/core/model/model';
import { layerNames } from '../../src-main/core/model/names';
import { History } from '../app/history.svelte';
import { notices } from '../app/notices.svelte';
import { project } from '../app/project.svelte';
import { followKeys } from './layer-keys';

/** One model that is open: its stack, what is selected, and the way back. Every change is saved. */
export class ModelEditor {
  readonly history = new History<ModelSpec>();
  keys = $state.raw<readonly string[]>([]);
  selectedKey = $state<string | null>(null);
  private nextKey = 0;
  /** What the last change was about: stepping a number ten times is one step back. */
  private about: string | null = null;

  constructor(private readonly record: () => ModelRecord) {
    this.keys = this.spec.layers.map(() => this.freshKey());
    this.select(this.firstOfInterest());
  }

  get spec(): ModelSpec {
    return this.record().spec;
  }

  readonly check = $derived.by(() => (project.shape ? checkModel(this.record().spec, project.shape) : null));
  readonly buildable = $derived.by(() => this.check !== null && isBuildable(this.check));
  readonly errors = $derived.by(() => this.check?.problems.filter((problem) => problem.severity === 'error').length ?? 0);
  readonly names = $derived.by(() => layerNames(this.record().spec.layers));
  readonly selected = $derived.by(() => this.keys.findIndex((key) => key === this.selectedKey));

  select(index: number): void {
    this.selectedKey = this.keys[index] ?? null;
  }

  /** Adds a layer below the selected one; above the answer where none is selected. */
  add(type: LayerType): void {
    const end = this.spec.layers.length;
    const answer = this.spec.layers.at(-1)?.type === 'Dense' ? end - 1 : end;
    const at = this.selected >= 0 ? this.selected + 1 : answer;
    this.change(edit.insertLayer(this.spec, at, newLayer(type)));
    this.select(Math.min(Math.max(at, 1), end));
  }

  remove(index: number): void {
    const wasSelected = index === this.selected;
    this.change(edit.removeLayer(this.spec, index));
    if (wasSelected) this.select(Math.min(index, this.spec.layers.length - 1));
  }

  /** @returns the place where the layer stands now */
  move(from: number, to: number): number {
    const moved = edit.moveLayer(this.spec, from, to);
    if (moved === this.spec) return from;
    this.change(moved);
    return to;
  }

  /** Brings the layers into the order of the given keys, as they were dropped. */
  arrange(keys: readonly string[]): void {
    const layers = keys.flatMap((key) => this.spec.layers[this.keys.indexOf(key)] ?? []);
    if (layers.length === this.spec.layers.length) this.change({ ...this.spec, layers });
  }

  setOption(index: number, option: string, value: edit.OptionValue): void {
    this.try(() => this.change(edit.setOption(this.spec, index, option, value), `${this.keys[index] ?? ''} ${option}`));
  }

  setOptimizer(type: ModelSpec['optimizer']['type']): void {
    this.change(edit.setOptimizer(this.spec, type));
  }

  setOptimizerOption(option: string, value: edit.OptionValue): void {
    this.try(() => this.change(edit.setOptimizerOption(this.spec, option, value), `optimizer ${option}`));
  }

  setLoss(loss: ModelSpec['loss']): void {
    this.change({ ...this.spec, loss });
  }

  setLossOption(option: string, value: edit.OptionValue): void {
    this.try(() => this.change(edit.setLossOption(this.spec, option, value), `loss ${option}`));
  }

  fix(fix: Fix): void {
    this.try(() => this.change(edit.applyFix(this.spec, fix)));
  }

  undo(): void {
    const before = this.history.undo(this.spec);
    if (before) this.put(before);
  }

  redo(): void {
    const next = this.history.redo(this.spec);
    if (next) this.put(next);
  }

  private change(next: ModelSpec, about: string | null = null): void {
    if (next === this.spec) return;
    if (about === null || about !== this.about) this.history.record(this.spec);
    this.put(next);
    this.about = about;
  }

  private put(next: ModelSpec): void {
    this.about = null;
    this.keys = followKeys(this.spec.layers, this.keys, next.layers, () => this.freshKey());
    // The name is edited apart from the stack, so undoing the stack leaves it.
    project.editModel({ ...this.record(), spec: { ...next, name: this.spec.name } });
    if (!this.keys.includes(this.selectedKey ?? '')) this.selectedKey = null;
  }

  private try(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      notices.say(toErrorInfo(thrown).message, { tone: 'warn' });
    }
  }

  /** The layer with the first problem, or the first that has options. */
  private firstOfInterest(): number {
    const troubled = this.check?.problems.find((problem) => problem.layer !== null)?.layer;
    return troubled ?? Math.min(1, this.spec.layers.length - 1);
  }

  private freshKey(): string {
    this.nextKey += 1;
    return `layer-${this.nextKey}`;
  }
}
