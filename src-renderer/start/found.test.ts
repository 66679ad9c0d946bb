import { describe, expect, it } from 'vitest';
import type { Template } from '../../src-main/contract/project';
import { found } from './found';

const template = (id: string, change: Partial<Template>): Template => ({
  ...{ id, title: id, description: '', simulated: false, picture: 'many-to-one', size: '', published: '', models: [] },
  ...change,
});
const templates = [
  template('games', { title: 'Who wins?', simulated: true, models: [{ name: 'Plain', layers: [{ type: 'Flatten' }] }] }),
  template('digits', { picture: 'image', size: '10,000 pictures' }),
  template('sun', { description: 'Windows of ten days', published: 'RMSE 14.4' }),
];
const ids = (wanted: string) => found(templates, wanted).map(({ id }) => id);

describe('searching the studies', () => {
  it('shows all of them in their order where nothing is asked for', () => {
    expect(ids('')).toEqual(['games', 'digits', 'sun']);
    expect(ids('  ')).toEqual(['games', 'digits', 'sun']);
  });

  it('finds every word in title, description, facts, models and layers, whatever its case', () => {
    expect(ids('WINS')).toEqual(['games']);
    expect(ids('rmse days')).toEqual(['sun']);
    expect(ids('flatten')).toEqual(['games']);
    expect(ids('image')).toEqual(['digits']);
    expect(ids('simulated')).toEqual(['games']);
  });

  it('shows none that lacks one of the words', () => {
    expect(ids('games image')).toEqual([]);
  });
});
