import { basketballCsv } from '../../../resources/samples/basketball.mjs';
import type { Sample } from './schema';

const generators: Readonly<Record<Sample, () => string>> = { basketball: basketballCsv };

/** @returns a sample that the product carries, as the text of a CSV file; the same bytes every time */
export const sampleCsv = (sample: Sample): string => generators[sample]();
