import Table from 'cli-table3';
import { tableStyle } from '../../src-main/cli/table-style';

/** One model, as it stands in the table. */
export interface GalleryLine {
  readonly problem: string;
  readonly model: string;
  readonly expectedParams: number;
  readonly foundParams: number | null;
  readonly expectedCounts: string;
  readonly foundCounts: string;
  readonly published: string;
  readonly found: string;
  readonly baseline: string;
  readonly seconds: number | null;
  /** What differs; none where the line is right. */
  readonly faults: readonly string[];
}

const heads = [
  'problem',
  'model',
  'parameters',
  'found',
  'rows and windows',
  'found',
  'published',
  'found',
  'best baseline',
  'seconds',
  '',
];
const numbers = ['parameters', 'published', 'found', 'best baseline', 'seconds'];

export function galleryTable(lines: readonly GalleryLine[]): string {
  const table = new Table({ head: heads, colAligns: heads.map((head) => (numbers.includes(head) ? 'right' : 'left')), ...tableStyle });
  for (const line of lines) table.push(cellsOf(line));
  const faults = lines.flatMap(({ model, problem, faults: own }) =>
    own.map((fault) => `${problem} ${model}: ${fault.replace(/[.]$/, '')}.`),
  );
  return [table.toString(), ...faults].join('\n');
}

function cellsOf(line: GalleryLine): string[] {
  return [
    line.problem,
    line.model,
    String(line.expectedParams),
    line.foundParams === null ? '–' : same(line.foundParams === line.expectedParams, String(line.foundParams)),
    line.expectedCounts,
    same(line.foundCounts === line.expectedCounts, line.foundCounts),
    line.published,
    line.found,
    line.baseline,
    line.seconds === null ? '–' : line.seconds.toFixed(1),
    line.faults.length === 0 ? 'ok' : 'WRONG',
  ];
}

/** What is as expected need not be read twice. */
const same = (equal: boolean, text: string): string => (equal ? '=' : text);
