import type { Cell } from '../../../src-main/core/dataset/dataset';

/** Where a picture's pixels stand in a row, and how large it is. */
export interface PixelLayout {
  /** Positions of the pixels' columns, in order. */
  readonly columns: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** The shade that is white: 255, or 1 for pixels between 0 and 1. */
  readonly white: number;
}

/**
 * A picture as a canvas takes it: red, green, blue and cover of every pixel, row by row. Of one channel grey is made, of two the
 * first; what is missing is clear.
 *
 * @param cells a row of the table
 * @returns [height × width × 4]
 */
export function pixelsOf(cells: readonly Cell[], { columns, width, height, channels, white }: PixelLayout): Uint8ClampedArray<ArrayBuffer> {
  const image = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const shade = (channel: number): number | null => {
      const value = cells[columns[pixel * channels + channel] ?? -1];
      return typeof value === 'number' ? (value / white) * 255 : null;
    };
    const [red, green, blue] = channels >= 3 ? [shade(0), shade(1), shade(2)] : [shade(0), shade(0), shade(0)];
    image.set([red ?? 0, green ?? 0, blue ?? 0, red === null ? 0 : 255], pixel * 4);
  }
  return image;
}
