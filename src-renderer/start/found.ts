import type { Template } from '../../src-main/contract/project';
import type { Picture } from '../../src-main/core/problem/picture';

/** What a picture is called. */
export const pictureWords: Readonly<Record<Picture, string>> = {
  'one-to-one': 'One to one',
  'one-to-many': 'One to many',
  'many-to-one': 'Many to one',
  'many-to-many': 'Many to many',
  image: 'Image a row',
};

/** @returns templates that have every word in their title, description, facts, models or layers, in their order */
export function found(templates: readonly Template[], wanted: string): readonly Template[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter((template) => {
    const text = searched(template).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function searched({ title, description, size, published, picture, simulated, models }: Template): string {
  const stacks = models.flatMap(({ name, layers }) => [name, ...layers.map(({ type }) => type)]);
  return [title, description, size, published, pictureWords[picture], simulated ? 'simulated' : 'real', ...stacks].join(' ');
}
