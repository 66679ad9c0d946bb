import type { ReportedRun } from '../../src-main/core/report/report';
import type { ExpectedModel, ExpectedProblem } from './expected';
import type { Outcome } from './run-template';

const words = (values: readonly (number | null)[]): string => values.join(' + ');
const times = (values: readonly (number | null)[]): string => values.join(' × ');

/** What was found of a problem: rows of the table, of the parts, and samples. */
export interface Counts {
  readonly rows: number;
  readonly parts: readonly number[];
  readonly samples: readonly number[];
  readonly input: readonly number[];
}

export function countsOf({ result: { dataset, prepared } }: Outcome): Counts {
  const parts = [prepared.train, ...(prepared.validation ? [prepared.validation] : []), prepared.test];
  return {
    rows: dataset.rows,
    parts: parts.map(({ tableRows }) => tableRows),
    samples: parts.map(({ rows }) => rows),
    input: prepared.shape.input,
  };
}

/** `61551 → 55150 + 6381 × 10 × 1`: the samples, and before them the rows that they were cut from where these differ. */
export function countsText({ parts, samples, input }: Omit<Counts, 'rows'>): string {
  const cut = words(parts) === words(samples) ? '' : `${words(parts)} → `;
  return `${cut}${words(samples)} × ${times(input)}`;
}

/** @returns what differs, in words; none where all is as expected */
export function countFaults(expected: ExpectedProblem, found: Counts): readonly string[] {
  return [
    differs('rows of the table', String(expected.rows), String(found.rows)),
    differs('rows', words(expected.parts), words(found.parts)),
    differs('samples', words(expected.samples), words(found.samples)),
    differs('shape', times(expected.input), times(found.input)),
  ].flat();
}

export function modelFaults(expected: ExpectedModel, { run, layers }: ReportedRun): readonly string[] {
  const own = layers.filter(({ type }) => type !== 'Input');
  const output = own.at(-1)?.outputShape ?? [];
  return [
    differs('parameters', String(expected.total), String(run.params)),
    differs('by layer', words(expected.params), words(own.map(({ params }) => params?.total ?? null))),
    expected.output ? differs('output', times(expected.output), times(output)) : [],
    run.state === 'done' ? [] : [run.reason?.message ?? run.state],
  ].flat();
}

/** A model learns where the loss of its training is less at the end than at the beginning. */
export function learnFaults({ run }: ReportedRun): readonly string[] {
  const [first, last] = [run.epochs.at(0)?.loss ?? NaN, run.epochs.at(-1)?.loss ?? NaN];
  return last < first ? [] : [`the loss went from ${first.toPrecision(4)} to ${last.toPrecision(4)}`];
}

function differs(what: string, expected: string, found: string): readonly string[] {
  return expected === found ? [] : [`${what}: ${found}, not ${expected}`];
}
