// Simulates a daily sunspot file in the layout of the published one (SILSO's SN_d_tot_V2.0.csv), which may not be handed on:
// year;month;day;decimal year;sunspot number;standard deviation;observations;indicator, −1 where nothing was seen.
// `node sunspots.mjs OUT.csv`, or import `sunspotsCsv`. The same bytes on every machine.
//
// The level follows cycles of about eleven years, each with a length and a height of its own, steep up and slow down. Groups of spots add
// a deviation that lasts for weeks and comes back with the sun's rotation of 27 days; what observers count on one day scatters around that.
import { normals, uniforms } from './random.mjs';
import { writeIfStarted } from './write.mjs';

const seed = 1848;
const days = 72_865;
const firstYear = 1818;
/** The last day without an observation; the 61,551 days after it are complete. */
const lastGap = days - 61_551 - 1;
/** How often nobody observes from a day on, of the days before that one; it lasts one to six days. */
const gapBegins = 0.115;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Twice the cosine of a turn in 27 days, as a number of its own: Math.cos may differ between machines. */
const rotation = 1.946_142_115_487_9;
const memory = 0.93;

/** @param {number} year */
const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** @returns {Generator<{ year: number, month: number, day: number, decimal: number }>} one day after the other */
function* calendar() {
  for (let year = firstYear; ; year += 1) {
    const length = isLeap(year) ? 366 : 365;
    let ofYear = 0;
    for (let month = 1; month <= 12; month += 1) {
      const last = (daysOfMonth[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
      for (let day = 1; day <= last; day += 1, ofYear += 1) yield { year, month, day, decimal: year + (ofYear + 0.5) / length };
    }
  }
}

/** Level of each day, 0 at the ends of a cycle and its height a third of the way. @param {() => number} uniform */
function* levels(uniform) {
  for (;;) {
    const length = Math.round((10 + 2 * uniform()) * 365.25);
    const height = 90 + 150 * uniform();
    for (let day = 0; day < length; day += 1) {
      const phase = day / length;
      yield 4 + height * 6.75 * phase * (1 - phase) * (1 - phase);
    }
  }
}

/** What the groups of spots that stand on the sun add, in units of its spread. @param {() => number} normal */
function* groups(normal) {
  let [turning, before, lasting] = [0, 0, 0];
  for (;;) {
    [turning, before] = [memory * rotation * turning - memory * memory * before + 0.1 * normal(), turning];
    lasting = 0.97 * lasting + 0.17 * normal();
    yield turning + lasting;
  }
}

/** @param {number} value @param {number} width */
const padded = (value, width) => String(value).padStart(width, '0');

/** Days without an observation come in stretches. @param {() => number} uniform */
function* gaps(uniform) {
  for (let [day, missing] = [0, 0]; ; day += 1, missing -= 1) {
    if (missing <= 0 && uniform() < gapBegins) missing = 1 + Math.floor(uniform() * 6);
    yield day === lastGap || (day < lastGap && missing > 0);
  }
}

/** @returns the whole file: no header, 72,865 rows of 8 fields with `;` between them, lines ending in a line feed */
export function sunspotsCsv() {
  const uniform = uniforms(seed);
  const normal = normals(uniforms(seed + 1));
  const [day, level, group, gap] = [calendar(), levels(uniform), groups(normal), gaps(uniforms(seed + 2))];
  const lines = [];
  for (let row = 0; row < days; row += 1) {
    const { year, month, day: ofMonth, decimal } = day.next().value;
    const mean = level.next().value ?? 0;
    const spread = Math.sqrt(mean);
    const seen = mean + 2.1 * spread * (group.next().value ?? 0) + 1.1 * spread * normal();
    const count = Math.max(0, Math.round(seen));
    const date = `${year};${padded(month, 2)};${padded(ofMonth, 2)};${decimal.toFixed(3)}`;
    const observations = row <= lastGap ? 1 : 1 + Math.floor((24 * (row - lastGap)) / (days - lastGap));
    const deviation = (2 + 0.6 * Math.sqrt(count)).toFixed(1);
    lines.push(
      gap.next().value ? `${date};  -1; -1.0;   0;1\n` : `${date};${field(count, 4)};${field(deviation, 5)};${field(observations, 4)};1\n`,
    );
  }
  return lines.join('');
}

/** @param {number | string} value @param {number} width */
const field = (value, width) => String(value).padStart(width);

writeIfStarted('sunspots.mjs', sunspotsCsv);
