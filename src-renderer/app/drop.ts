import { isKerasFile } from './keras-files.svelte';

/** What was dropped: tables (whether they are is seen by their bytes), one model, or why nothing can be done with it. */
export type Dropped =
  | { readonly kind: 'tables'; readonly files: readonly File[] }
  | { readonly kind: 'keras'; readonly file: File }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

/** @returns null where no file was dropped, as for selected text */
export function droppedFiles(transfer: DataTransfer): Dropped | null {
  const files = [...transfer.files];
  const [file] = files;
  if (!file) return null;
  const folder = files[[...transfer.items].findIndex((item) => item.webkitGetAsEntry()?.isDirectory)];
  if (folder) {
    return {
      kind: 'refused',
      message: `${folder.name} is a folder.`,
      remedy: 'Drop the files inside it. A project folder is opened with “Open project”.',
    };
  }
  const models = files.filter(({ name }) => isKerasFile(name));
  if (models.length === 0) return { kind: 'tables', files };
  if (files.length === 1) return { kind: 'keras', file };
  return {
    kind: 'refused',
    message: `${files.length} files were dropped, and Keras models are among them.`,
    remedy: 'Drop models one after the other, and tables by themselves.',
  };
}

/** @returns whether files are being dragged, not text or links */
export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') === true;
}
