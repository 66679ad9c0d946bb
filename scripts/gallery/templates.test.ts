import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkModel, isBuildable } from '../../src-main/core/model/check';
import type { ProblemShape } from '../../src-main/core/problem/problem';
import { readExperiment } from '../../src-main/formats/experiment';
import { expectedProblems } from './expected';
import { templateFile } from './experiment';

const root = process.cwd();

describe.each(expectedProblems)('the template of $id $title', (problem) => {
  const experiment = readExperiment(readFileSync(templateFile(root, problem), 'utf8'));
  const { task, classes, windows, lengths } = experiment.problem;
  const labels = { binary: 2, classes: classes?.length ?? 10, number: 0 }[task];
  const shape: ProblemShape = {
    input: problem.input,
    open: lengths === 'open',
    output: windows?.targetAt === 'every-step' ? [windows.lookBack, 1] : [1],
    task,
    classes: Array.from({ length: labels }, (_, index) => String(index)),
  };

  it('has the published models in their order', () => {
    expect(experiment.models.map(({ spec }) => spec?.name)).toEqual(problem.models.map(({ name }) => name));
  });

  it.each(problem.models)('counts the parameters of $id layer by layer as published', ({ name, params, total, output: answer }) => {
    const spec = experiment.models.find((model) => model.spec?.name === name)!.spec!;
    const check = checkModel(spec, shape);
    expect(check.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(isBuildable(check)).toBe(true);
    expect(check.layers.slice(1).map((layer) => layer.params?.total)).toEqual(params);
    expect(check.params).toBe(total);
    if (answer) expect(check.layers.at(-1)?.outputShape).toEqual(answer);
  });

  it('says that its data are simulated where they are', () => {
    if (experiment.dataset.kind === 'sample') expect(experiment.description).toContain('simulated');
  });

  it('says that early stopping looks at the test part where it does', () => {
    const watches = experiment.training.early_stopping !== null && experiment.problem.split.validation === 0;
    if (watches) expect(experiment.description).toMatch(/looks at the test part, as the published study does/);
  });
});

it('there is no template that the gallery does not run', () => {
  const files = readdirSync(`${root}/resources/templates`).filter((file) => file.endsWith('.seqbench.json'));
  expect(files.sort()).toEqual(expectedProblems.map(({ template }) => `${template}.seqbench.json`).sort());
});
