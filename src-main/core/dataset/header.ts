/** Whether values stand where names would: a number, or what begins like a date. */
const valueLike = /^\s*[-+]?[\d.,'\u2019\s\u00a0\u202f]*\d[\d.,:/\s-]*(e[-+]?\d+)?\s*$/iu;

/**
 * Whether the first record names the columns. It does where a column of numbers or dates begins with a word; it does not where it has
 * numbers itself, or words that come again below. A table of nothing but different words is taken to have names.
 *
 * @param first the first record
 * @param rest records after it
 */
export function guessHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  if (isNamedBy(first, rest)) return true;
  if (first.some(isValue)) return areYears(first);
  return !first.some((text, column) => text.trim() !== '' && rest.some((fields) => fields[column] === text));
}

const isValue = (text: string): boolean => text.trim() !== '' && valueLike.test(text);

/** @returns whether a word stands over a column of numbers or dates, which proves that it names it */
export function isNamedBy(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  return first.some((text, column) => text.trim() !== '' && !isValue(text) && mostly(rest, column, isValue));
}

/** A word or nothing, and then one year after the other: `region, 2019, 2020, 2021`. */
function areYears(first: readonly string[]): boolean {
  const years = first.filter(isValue).map(Number);
  const [start = 0] = years;
  const blank = first.filter((text) => text.trim() === '').length;
  const oneAfterAnother = years.every((year, index) => year === start + index && year > 1800 && year < 2200);
  return years.length > 1 && years.length < first.length && blank < 2 && oneAfterAnother;
}

/** Missing marks among the numbers do not make a column of words. */
function mostly(rest: readonly (readonly string[])[], column: number, isValue: (text: string) => boolean): boolean {
  const filled = rest.flatMap((fields) => fields[column] ?? []).filter((text) => text.trim() !== '');
  return filled.length > 0 && filled.filter(isValue).length >= filled.length * 0.6;
}

/**
 * Names for all columns: blank ones are numbered, and one that is there already gets a number at its end.
 *
 * @param given names as they stand in the file, or none
 */
export function columnNames(given: readonly string[], columns: number): readonly string[] {
  const taken = new Set<string>();
  return Array.from({ length: columns }, (_, index) => {
    const name = given[index]?.trim() ?? '';
    const base = name === '' ? `column ${index + 1}` : name;
    let unique = base;
    for (let count = 2; taken.has(unique); count += 1) unique = `${base} ${count}`;
    taken.add(unique);
    return unique;
  });
}
