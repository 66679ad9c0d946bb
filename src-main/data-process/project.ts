import { join } from 'node:path';
import type { RunId } from '../core/ids';
import type { Store } from './store/store';
import type { Warehouse } from './warehouse/warehouse';

/** A project that is open: its folder and its two databases. */
export interface Project {
  readonly folder: string;
  readonly name: string;
  readonly store: Store;
  readonly warehouse: Warehouse;
  /** Tables that are there, by dataset; a dataset without one is read from its file again when it is needed. */
  readonly tables: Set<string>;
}

export function runFolder(project: Project, id: RunId): string {
  return join(project.folder, 'runs', id);
}

export function artifactPath(project: Project, hash: string): string {
  return join(project.folder, 'artifacts', hash);
}
