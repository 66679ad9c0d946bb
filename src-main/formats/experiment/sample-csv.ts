import { basketballCsv } from '../../../resources/samples/basketball.mjs';
import { sharesCsv } from '../../../resources/samples/shares.mjs';
import { sunspotsCsv } from '../../../resources/samples/sunspots.mjs';
import type { Sample } from './schema';

const generators: Readonly<Record<Sample, () => string>> = { basketball: basketballCsv, sunspots: sunspotsCsv, shares: sharesCsv };

/** @returns a sample that the product carries, as the text of a CSV file; the same bytes every time */
export const sampleCsv = (sample: Sample): string => generators[sample]();
