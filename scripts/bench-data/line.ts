/** One line of the table: what was measured, what stands beside it, and what is wanted. */
export interface DataLine {
  readonly what: string;
  readonly measured: string;
  readonly beside: string;
  readonly wanted: string;
  /** Null where nothing could be compared. */
  readonly reached: boolean | null;
}

export const seconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(1)} s`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** @param most that is wanted, in the unit of `value` */
export function within(what: string, value: number, most: number, shown: (value: number) => string): DataLine {
  return { what, measured: shown(value), beside: '', wanted: `< ${shown(most)}`, reached: value < most };
}

/** Rows of cells, the head first. */
export function dataCells(lines: readonly DataLine[]): readonly (readonly string[])[] {
  const verdict = ({ reached }: DataLine): string => (reached === null ? '–' : reached ? 'yes' : 'no');
  return [
    ['what', 'measured', 'beside', 'wanted', 'reached'],
    ...lines.map((line) => [line.what, line.measured, line.beside, line.wanted, verdict(line)]),
  ];
}
