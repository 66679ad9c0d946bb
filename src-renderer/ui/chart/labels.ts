/** A label beside the end of its line. */
export interface PlacedLabel {
  readonly name: string;
  /** Centre, in pixels from the top. */
  readonly top: number;
}

/**
 * Moves labels apart where their lines end close together, each as little as may be, within the height.
 *
 * @param labels wanted centres, in pixels from the top
 * @param gap least distance between two centres, in pixels
 */
export function placeLabels(labels: readonly PlacedLabel[], gap: number, height: number): readonly PlacedLabel[] {
  const placed = labels.toSorted((a, b) => a.top - b.top).map((label) => ({ ...label, top: clamp(label.top, gap / 2, height - gap / 2) }));
  for (let index = 1; index < placed.length; index += 1) {
    const above = placed[index - 1];
    const label = placed[index];
    if (above && label) label.top = Math.max(label.top, above.top + gap);
  }
  let limit = height - gap / 2;
  for (const label of placed.toReversed()) {
    label.top = Math.min(label.top, limit);
    limit = label.top - gap;
  }
  return placed;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
