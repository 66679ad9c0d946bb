/** @returns the whole file: no header, 72,865 rows of 8 fields with `;` between them, lines ending in a line feed */
export function sunspotsCsv(): string;
