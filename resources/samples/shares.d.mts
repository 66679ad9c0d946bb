/** @returns the whole file: a header, then company after company, day after day: date,open,high,low,close,volume,Name */
export function sharesCsv(): string;
