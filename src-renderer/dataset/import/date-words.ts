/** Parts of a date format as strptime writes them, for the last day of a year, so that day and month cannot be confused. */
const parts: Readonly<Record<string, string>> = {
  Y: '2026',
  y: '26',
  m: '12',
  d: '31',
  b: 'Dec',
  B: 'December',
  a: 'Thu',
  A: 'Thursday',
  H: '23',
  I: '11',
  M: '59',
  S: '58',
  f: '123456',
  g: '123',
  p: 'PM',
  z: '+0000',
  Z: 'UTC',
  j: '365',
};

/** `%d/%m/%Y` → `31/12/2026`: a format as people write the last day of 2026. */
export function writtenIn(format: string): string {
  return format.replaceAll(/%-?([a-zA-Z])/g, (whole, part: string) => parts[part] ?? whole);
}

/** Offered where a column holds dates; others can stand beside them where the file has them. */
const common = [
  '%Y-%m-%d',
  '%d/%m/%Y',
  '%m/%d/%Y',
  '%d.%m.%Y',
  '%d-%m-%Y',
  '%Y/%m/%d',
  '%Y%m%d',
  '%d %b %Y',
  '%d %B %Y',
  '%Y-%m-%d %H:%M:%S',
  '%d/%m/%Y %H:%M',
  '%m/%d/%Y %H:%M',
  '%d.%m.%Y %H:%M',
] as const;

/** @param known formats that the file was found to have; they come first */
export function dateFormats(known: readonly string[]): readonly string[] {
  return [...new Set([...known, ...common])];
}
