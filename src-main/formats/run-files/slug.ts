import type { RunRecord } from '../../core/run/run';

/**
 * A folder name for a run: `03-deep-rnn`, of one of several folds `03-deep-rnn-fold-2`. It holds nothing but a to z, 0 to 9 and dashes, whatever the model is called.
 *
 * @param ordinal place of the run in the order the runs were made, from 0
 */
export function runFolderName(ordinal: number, model: string, fold?: RunRecord['fold']): string {
  const words = model
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${String(ordinal + 1).padStart(2, '0')}-${words || 'model'}${fold ? `-fold-${fold.number}` : ''}`;
}
