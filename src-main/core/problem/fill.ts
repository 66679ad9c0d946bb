/**
 * Puts the last value before in place of missing ones (NaN); what has none before stays missing.
 *
 * @param values changed in place, from `from` to before `to`, `step` apart
 */
export function fillForward(values: Float64Array, from: number, to: number, step = 1): void {
  let last = NaN;
  for (let at = from; at < to; at += step) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) values[at] = last;
    else last = value;
  }
}

/**
 * Draws a line over missing values (NaN) between the values around them; at an end the nearest value is held. Where there is no value at
 * all everything stays missing.
 *
 * @param values changed in place, from `from` to before `to`, `step` apart
 */
export function fillInterpolated(values: Float64Array, from: number, to: number, step = 1): void {
  let before = -1;
  for (let at = from; at < to; at += step) {
    if (Number.isNaN(values[at] ?? NaN)) continue;
    drawLine(values, { from, step }, before, at);
    before = at;
  }
  if (before < 0) return;
  for (let at = before + step; at < to; at += step) values[at] = values[before] ?? NaN;
}

/** @param before place of the value before, -1 where there is none. @param after place of the value behind */
function drawLine(
  values: Float64Array,
  { from, step }: { readonly from: number; readonly step: number },
  before: number,
  after: number,
): void {
  const end = values[after] ?? NaN;
  const start = before < 0 ? end : (values[before] ?? NaN);
  const first = before < 0 ? from : before + step;
  for (let at = first; at < after; at += step) {
    const share = before < 0 ? 0 : (at - before) / (after - before);
    values[at] = start + (end - start) * share;
  }
}
