import { countFaults, countsOf, countsText, learnFaults, modelFaults } from './checks';
import type { ExpectedModel, ExpectedProblem } from './expected';
import { metricOf, type Surroundings } from './metric';
import type { GalleryLine } from './table';

/** @returns the line of a model that was run. @param quick checks that it learns, in place of how well */
export function lineOf(problem: ExpectedProblem, model: ExpectedModel, around: Surroundings, quick: boolean): GalleryLine {
  const counts = countsOf(around.outcome);
  const reported = around.outcome.result.runs.find(({ run }) => run.model.name === model.name);
  if (!reported) return failedLine(problem, model, 'the result has no such run');
  const metric = metricOf(model, reported, around);
  const faults = [
    // Another file has other rows.
    ...(around.real ? [] : countFaults(problem, counts)),
    ...modelFaults(model, reported),
    ...learnFaults(reported),
    ...(quick ? [] : metric.faults),
  ];
  return {
    ...emptyLine(problem, model),
    foundParams: reported.run.params,
    foundCounts: countsText(counts),
    found: metric.found,
    baseline: metric.baseline,
    seconds: reported.run.seconds,
    faults,
  };
}

/** @returns the line of a model that came to no result */
export function failedLine(problem: ExpectedProblem, model: ExpectedModel, reason: string): GalleryLine {
  return { ...emptyLine(problem, model), faults: [reason] };
}

function emptyLine(problem: ExpectedProblem, model: ExpectedModel): GalleryLine {
  return {
    problem: `${model.id} ${problem.title}`,
    model: model.name,
    expectedParams: model.total,
    foundParams: null,
    expectedCounts: countsText(problem),
    foundCounts: '–',
    published: model.published,
    found: '–',
    baseline: '–',
    seconds: null,
    faults: [],
  };
}
