import { closest, distance } from 'fastest-levenshtein';

/** @returns the word of a list that a mistyped one most likely stands for, or null where none is near */
export function nearestWord(word: string, words: readonly string[]): string | null {
  if (words.length === 0) return null;
  const folded = fold(word);
  const near = closest(folded, words.map(fold));
  const match = words.find((candidate) => fold(candidate) === near) ?? null;
  const most = Math.max(1, Math.ceil(Math.max(folded.length, near.length) * 0.4));
  return match !== null && distance(folded, near) <= most ? match : null;
}

/** Case and separators are the commonest slips: `learningRate` is `learning_rate`. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]/g, '');
}
