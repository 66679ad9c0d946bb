import { parseArgs } from 'node:util';

export interface GalleryOptions {
  /** Fewer epochs; the bands of the full run are not asked for. */
  readonly quick: boolean;
  /** A problem (`P3`) or a model (`P4.2`); null for all. */
  readonly only: string | null;
  /** The published daily sunspot file, for the third problem. */
  readonly data: string | null;
  /** What is trained on: one engine for all, so that the figures are the same from run to run. */
  readonly engine: string;
}

export function galleryOptions(args: readonly string[]): GalleryOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      data: { type: 'string' },
      engine: { type: 'string', default: 'built-in' },
    },
  });
  return { quick: values.quick, only: values.only ?? null, data: values.data ?? null, engine: values.engine };
}
