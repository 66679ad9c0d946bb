import type { XlsxPackage } from './package';
import { readXml } from './xml';

const part = 'xl/styles.xml';

/** Formats that every workbook has (ECMA-376, 18.8.30). */
function builtIn(id: number): CellStyle {
  if (id === 46) return 'duration';
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58) ? 'date' : 'number';
}

/** What a number stands for; durations are days, as they are stored: 36 hours are 1.5. */
export type CellStyle = 'number' | 'date' | 'duration';

/** @returns what a number format shows; what stands in quotes or brackets says nothing of it, but for hours that go beyond a day */
function shownBy(code: string): CellStyle {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  if (/\[(?:h+|m+|s+)\]/iu.test(bare)) return 'duration';
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'number';
}

/** @returns by number of a cell's style, what its numbers stand for */
export async function cellStyles(zip: XlsxPackage, shown: string): Promise<readonly CellStyle[]> {
  if (!zip.has(part)) return [];
  const own = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  await readXml(zip.read(part, true), shown, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats.map((id) => {
    const code = own.get(id);
    return code === undefined ? builtIn(id) : shownBy(code);
  });
}
