/** @returns the whole file: a header and 1,230 rows of 37 whole numbers, lines ending in a line feed */
export function basketballCsv(): string;
