import type { ColumnProfile } from '../dataset/dataset';
import { guessSteps } from './columns';
import type { ProblemSpec } from './problem';

/** Pictures smaller than this are taken for sequences. */
const shortestSide = 8;
const pixelNames = /^(p|px|pix|pixel)[_ ]?\d+$/i;

export interface ImageGuess {
  readonly image: NonNullable<ProblemSpec['image']>;
  readonly pixels: readonly string[];
  /** The first column that is no pixel. */
  readonly label: string | null;
  /** Pixels go up to 255, not to 1. */
  readonly bytes: boolean;
}

/**
 * @returns square pictures of one or three channels, where the columns look like pixels: numbers from 0 to 255, as many as a square has,
 * and named as pixels or dark at some edge; null where they do not
 */
export function guessImage(columns: readonly ColumnProfile[]): ImageGuess | null {
  const numbered = guessSteps(columns);
  const inRange = columns.filter(isShade).map(({ name }) => name);
  for (const names of [numbered, inRange.slice(1), inRange.slice(0, -1)]) {
    const image = squareOf(names.length);
    const chosen = columns.filter(({ name }) => names.includes(name));
    if (image && looksLikePixels(chosen)) {
      const label = columns.find(({ name }) => !names.includes(name))?.name ?? null;
      return { image, pixels: names, label, bytes: chosen.some(({ max }) => Number(max) > 1) };
    }
  }
  return null;
}

function isShade({ type, min, max }: ColumnProfile): boolean {
  return type === 'number' && Number(min) >= 0 && Number(max) <= 255;
}

/** @returns the square that so many pixels fill: grey where they can, else in three channels */
export function squareOf(pixels: number): ImageGuess['image'] | null {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(pixels / channels);
    if (Number.isInteger(side) && side >= shortestSide) return { height: side, width: side, channels };
  }
  return null;
}

function looksLikePixels(columns: readonly ColumnProfile[]): boolean {
  if (!columns.every(isShade)) return false;
  if (columns.every(({ name }) => pixelNames.test(name))) return true;
  const dark = columns.filter(({ min }) => min === 0).length;
  return dark * 2 >= columns.length;
}
