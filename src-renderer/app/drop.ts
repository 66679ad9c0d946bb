import { isKerasFile } from './keras-files.svelte';

/** What was dropped: one file to open, or why it cannot be. */
export type Dropped =
  { readonly kind: 'file'; readonly file: File } | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

const tables = /\.(csv|tsv|txt|tab|dat)$/i;

/** @returns null where no file was dropped, as for selected text */
export function droppedFile(transfer: DataTransfer): Dropped | null {
  const files = [...transfer.files];
  const [file] = files;
  if (!file) return null;
  if (files.length > 1) {
    return {
      kind: 'refused',
      message: `${files.length} files were dropped; one can be imported at a time.`,
      remedy: 'Drop them one after the other. Each becomes a dataset of this project.',
    };
  }
  const entry = transfer.items[0]?.webkitGetAsEntry();
  if (entry?.isDirectory) {
    return {
      kind: 'refused',
      message: `${file.name} is a folder.`,
      remedy: 'Drop the CSV file inside it. A project folder is opened with “Open project”.',
    };
  }
  if (!tables.test(file.name) && !isKerasFile(file.name)) {
    return {
      kind: 'refused',
      message: `${file.name} is neither a table nor a Keras model that this version can read.`,
      remedy: 'Save a table as CSV (or as text with tabs or semicolons), a model as .keras, and drop that file.',
    };
  }
  return { kind: 'file', file };
}

/** @returns whether files are being dragged, not text or links */
export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') === true;
}
