import { api } from '../api/api';
import { fileNameOf } from './file-names';
import { imports } from './imports.svelte';
import { navigation } from './navigation.svelte';
import { notices } from './notices.svelte';
import { project } from './project.svelte';

const keras = /\.keras$/i;

/** @returns whether a file is a model of Keras, by its name */
export function isKerasFile(path: string): boolean {
  return keras.test(path);
}

/** Turns files of Keras into models of the open project. */
export class KerasFiles {
  opening = $state(false);

  /** Adds the model with its weights, and shows it; says what is done otherwise than in the file. */
  async open(path: string): Promise<void> {
    const file = fileNameOf(path);
    notices.clear('keras');
    if (!project.isOpen) {
      notices.refuse(
        `${file} is a model, and no project is open.`,
        'Open a project, or drop a table to start one, then drop the model again.',
      );
      return;
    }
    if (this.opening) return;
    this.opening = true;
    try {
      const { record, notes } = await api.invoke('model.importKeras', { path, defaults: true });
      project.models = [...project.models, record];
      navigation.go('model', record.id);
      const message = `${record.spec.name} starts from the weights of ${file}.`;
      if (notes.length === 0) notices.say(message, { tone: 'good' });
      else notices.refuse(message, notes.join(' '), undefined, 'keras');
    } catch (thrown) {
      notices.error(thrown, { label: 'Choose another file', run: () => void this.choose() }, 'keras');
    } finally {
      this.opening = false;
    }
  }

  /** Asks for a file in a dialog. */
  async choose(): Promise<void> {
    const path = await notices.attempt(() => api.invoke('dialog.openKeras'));
    if (path) await this.open(path);
  }
}

export const kerasFiles = new KerasFiles();

/** Opens a file that came from outside by what it is. */
export function openFile(path: string): Promise<void> {
  return isKerasFile(path) ? kerasFiles.open(path) : imports.files([path]);
}
