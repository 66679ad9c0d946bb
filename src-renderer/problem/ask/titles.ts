import type { Picture } from '../../../src-main/core/problem/picture';
import type { ProblemField, SampleShape } from '../../../src-main/core/problem/problem';

const titles: Readonly<Record<Exclude<ProblemField, 'steps'>, string>> = {
  shape: 'What goes in, what comes out?',
  target: 'What is to be predicted?',
  task: 'What kind of answer is it?',
  windows: 'How is a window cut?',
  filter: 'Which rows count?',
  missing: 'What becomes of missing values?',
  split: 'What is held back for testing?',
  scaling: 'How are values scaled?',
};

/** The question of the form that a field is asked by. */
export function questionTitle(field: ProblemField, shape: SampleShape, picture: Picture): string {
  if (field !== 'steps') return titles[field];
  if (shape === 'windows') return 'What is the series?';
  if (shape === 'image-a-row') return 'Which columns are the pixels?';
  return picture.startsWith('one') ? 'Which columns go in?' : 'Which columns are the steps?';
}
