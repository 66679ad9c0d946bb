import type { HistogramBucket } from '../../../core/dataset/dataset';
import { html, type Html } from '../html';

const width = 96;
const height = 20;

/** A histogram small enough for a table row; anything above nothing is seen. */
export function histogram(buckets: readonly HistogramBucket[], label: string): Html | null {
  if (buckets.length === 0) return null;
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  const step = width / buckets.length;
  return html`<svg class="histogram" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
    ${buckets.map((bucket, index) => bar(index * step, step, bucket.count === 0 ? 0 : Math.max(1, (bucket.count / most) * height)))}
  </svg>`;
}

function bar(x: number, step: number, tall: number): Html {
  return html`<rect
    x="${x.toFixed(2)}"
    y="${(height - tall).toFixed(2)}"
    width="${Math.max(0.5, step - 1).toFixed(2)}"
    height="${tall.toFixed(2)}"
  />`;
}
