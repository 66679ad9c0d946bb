// Simulates the daily share prices of 24 made-up companies in the layout of a well-known file: date,open,high,low,close,volume,Name.
// `node shares.mjs OUT.csv`, or import `sharesCsv`. The same bytes on every machine. No figure is of any real company: one is called AAL
// because the published study looks at a company of that name, which was listed later than the others and has 926 days.
//
// A price wanders about a level of its own, which wanders itself more slowly; days differ in how lively they are.
import { normals, uniforms } from './random.mjs';
import { writeIfStarted } from './write.mjs';

const seed = 926;
const tradingDays = 1259;
const listedLater = 'AAL';
const daysOfLateComer = 926;
const names = `${listedLater} ABRO ALDA BERK BOSK CALM CEDA DORN EBEN ELMA FJEL GLAD HALL IRIS JARL KLIF LIND MOSS NORD OSTR PINE RIVA STEN VALE`;

/** Trading days of the five years from 2013-02-08 on: Monday to Friday, without three feasts. @returns {string[]} ISO dates */
function dates() {
  const found = [];
  for (let moment = Date.UTC(2013, 1, 8); found.length < tradingDays; moment += 86_400_000) {
    const day = new Date(moment);
    const iso = day.toISOString().slice(0, 10);
    const isFeast = ['01-01', '07-04', '12-25'].includes(iso.slice(5));
    if (day.getUTCDay() % 6 !== 0 && !isFeast) found.push(iso);
  }
  return found;
}

/**
 * Days of one company.
 *
 * @param {string} name
 * @param {readonly string[]} days
 * @param {() => number} normal
 */
function* trade(name, days, normal) {
  const usual = 25 + 8 * (normal() + 3);
  const shares = 2e6 + 4e5 * (normal() + 6);
  let [level, close, liveliness] = [usual, usual, 1];
  for (const date of days) {
    level += 0.004 * (usual - level) + 0.0054 * usual * normal();
    liveliness = Math.max(0.4, 1 + 0.95 * (liveliness - 1) + 0.09 * normal());
    const spread = 0.009 * usual * liveliness;
    const open = close + 0.35 * spread * normal();
    close = Math.max(1, open + 0.06 * (level - open) + 1.3 * spread * normal());
    const high = Math.max(open, close) + 0.5 * spread * Math.abs(normal());
    const low = Math.max(0.5, Math.min(open, close) - 0.5 * spread * Math.abs(normal()));
    const volume = Math.round(shares * liveliness * Math.max(0.3, 1 + 0.25 * normal()));
    yield [date, ...[open, high, low, close].map((price) => price.toFixed(2)), volume, name];
  }
}

/** @returns the whole file: a header, then company after company, day after day: date,open,high,low,close,volume,Name */
export function sharesCsv() {
  const all = dates();
  const lines = ['date,open,high,low,close,volume,Name\n'];
  for (const [index, name] of names.split(' ').entries()) {
    const days = name === listedLater ? all.slice(-daysOfLateComer) : all;
    for (const row of trade(name, days, normals(uniforms(seed + index)))) lines.push(`${row.join(',')}\n`);
  }
  return lines.join('');
}

writeIfStarted('shares.mjs', sharesCsv);
