import type { XlsxPackage } from './package';
import { readXml } from './xml';

const part = 'xl/styles.xml';

/** Formats of dates and times that every workbook has (ECMA-376, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** @returns whether a number format shows days or hours; what stands in quotes or brackets says nothing of it */
function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/giu, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/** @returns by number of a cell's style, whether it shows a date or a time */
export async function dateStyles(zip: XlsxPackage, shown: string): Promise<readonly boolean[]> {
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
    return code === undefined ? isBuiltInDate(id) : showsDate(code);
  });
}
