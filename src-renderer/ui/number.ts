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
