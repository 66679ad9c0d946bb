/** @returns the whole file: a header and 10,000 rows; a 0, a 1, and so on to 9, and round again for as long as there are some of each */
export function digitsCsv(): string;
