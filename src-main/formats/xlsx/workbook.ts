import { type XlsxPackage, refuseWorkbook } from './package';
import { type CellStyle, cellStyles } from './styles';
import { sharedStrings } from './shared-strings';
import { readXml } from './xml';

/** What the sheets of a workbook share. */
export interface Workbook {
  readonly shown: string;
  /** In the order of their tabs. */
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly strings: readonly string[];
  /** By number of a cell's style. */
  readonly styles: readonly CellStyle[];
  /** Days are counted from 1904, as early versions on Macs did. */
  readonly from1904: boolean;
}

/** Reads everything but the sheets' cells. */
export async function readWorkbook(zip: XlsxPackage, shown: string): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml'))
    refuseWorkbook(shown, 'is a zip archive without an Excel workbook in it', 'Unpack it, and choose a table from it.');
  const targets = await relations(zip, shown);
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readXml(zip.read('xl/workbook.xml', true), shown, {
    open(name, attributes) {
      if (name === 'sheet')
        named.push({
          name: attributes.name ?? '',
          id: attributes['r:id'] ?? relationId(attributes),
          hidden: /hidden$/i.test(attributes.state ?? ''),
        });
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    },
  });
  const sheets = named.flatMap(({ name, id, hidden }) => {
    const part = targets.get(id);
    return part !== undefined && zip.has(part) && part.includes('worksheets/') ? [{ name, part, hidden }] : [];
  });
  if (sheets.length === 0) refuseWorkbook(shown, 'has no sheet with cells');
  return { shown, sheets, strings: await sharedStrings(zip, shown), styles: await cellStyles(zip, shown), from1904 };
}

/** Whatever prefix the file gives to relations. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
}

async function relations(zip: XlsxPackage, shown: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  await readXml(zip.read('xl/_rels/workbook.xml.rels', true), shown, {
    open(name, attributes) {
      const target = attributes.Target;
      if (name !== 'Relationship' || target === undefined) return;
      targets.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}
