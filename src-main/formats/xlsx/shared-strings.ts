import type { XlsxPackage } from './package';
import { readXml } from './xml';

const part = 'xl/sharedStrings.xml';

/** @returns the texts that cells refer to by number; what only says how to pronounce them is left out */
export async function sharedStrings(zip: XlsxPackage, shown: string): Promise<readonly string[]> {
  if (!zip.has(part)) return [];
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  await readXml(zip.read(part, true), shown, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic = true;
      inText = name === 't' && !phonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      if (name === 'rPh') phonetic = false;
      inText = false;
    },
  });
  return strings;
}
