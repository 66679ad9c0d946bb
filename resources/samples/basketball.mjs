// Plays 1,230 basketball games and writes them as a CSV file: simulated data, the same bytes on every machine.
// `node basketball.mjs OUT.csv`, or import `basketballCsv`.
//
// Each game draws a hidden strength difference; each minute adds a normal step around it; the score at each of the first
// 36 minutes is rounded (home minus away: M1 … M36); twelve more minutes decide W (1 if the home team won), and a tie
// goes on by five minutes.
import { normals, uniforms } from './random.mjs';
import { writeIfStarted } from './write.mjs';

const seed = 2018;
const games = 1230;
const shownMinutes = 36;
const allMinutes = 48;
const overtimeMinutes = 5;
/** Points a minute: home advantage, spread of the strength difference between games, and spread of one minute. */
const homeAdvantage = 0.04;
const strengthSpread = 0.06;
const minuteSpread = 1.9;

/** @param {() => number} normal */
function playGame(normal) {
  const drift = homeAdvantage + strengthSpread * normal();
  const minute = () => drift + minuteSpread * normal();
  const scores = [];
  let score = 0;
  for (let played = 1; played <= allMinutes; played += 1) {
    score += minute();
    if (played <= shownMinutes) scores.push(Math.round(score) + 0);
  }
  while (Math.round(score) === 0) {
    for (let extra = 0; extra < overtimeMinutes; extra += 1) score += minute();
  }
  return [...scores, score > 0 ? 1 : 0];
}

/** @returns the whole file: a header and 1,230 rows of 37 whole numbers, lines ending in a line feed */
export function basketballCsv() {
  const normal = normals(uniforms(seed));
  const header = [...Array.from({ length: shownMinutes }, (_, index) => `M${index + 1}`), 'W'];
  const rows = Array.from({ length: games }, () => playGame(normal));
  return [header, ...rows].map((row) => `${row.join(',')}\n`).join('');
}

writeIfStarted('basketball.mjs', basketballCsv);
