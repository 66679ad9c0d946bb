import type { Meaning } from './typed.svelte';

export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
}

/** @returns the number that a text stands for, or null; a decimal comma is taken as a point */
export function parseNumber(text: string, integer: boolean): number | null {
  const cleaned = text.trim().replace(',', '.');
  if (cleaned === '') return null;
  const value = Number(cleaned);
  if (!Number.isFinite(value) || (integer && !Number.isInteger(value))) return null;
  return value;
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** `3 × 3`; empty where they are left open. */
export function sizesText(sizes: readonly number[] | null): string {
  return sizes?.join(' × ') ?? '';
}

/**
 * @param axes how many are wanted; null for one to three. One number stands for all of them.
 * @returns whole numbers from `3 × 3`, `3x3`, `3, 3` or `3`; null where the text is nothing of the kind
 */
export function parseSizes(text: string, axes: number | null): readonly number[] | null {
  const words = text.trim().split(/\s*[x×,;\s]\s*/i);
  const sizes = words.map((word) => parseNumber(word, true));
  const known = sizes.filter((size) => size !== null);
  if (known.length !== sizes.length) return null;
  const [only] = known;
  if (axes !== null && known.length === 1 && only !== undefined) return Array.from({ length: axes }, () => only);
  return axes === null ? (known.length <= 3 ? known : null) : known.length === axes ? known : null;
}

/** @returns the number that a text stands for, brought into range; null where it is none */
export function numberWithin(text: string, { min, max, integer }: NumberBounds): Meaning<number> | null {
  const number = parseNumber(text, integer);
  if (number === null) return null;
  const value = clamp(number, min, max);
  return { value, changed: value !== number };
}
