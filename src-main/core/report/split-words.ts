import { conditionText } from '../problem/condition';
import { foldWords } from '../problem/folds';
import type { ProblemSpec } from '../problem/problem';
import type { SplitSpec } from '../problem/split-spec';
import { formatNumber } from '../text';
import type { ResultRecord } from './report';
import type { Sentence, SentenceFigure } from './sentence';

/** How the samples were parted: `random, 30 % test, seed 1, not stratified by class`. */
export function splitWords({ problem: { spec } }: ResultRecord): Sentence {
  const { split } = spec;
  const seeded: Sentence = [', seed ', figure('seed', split.seed, String(split.seed))];
  switch (split.method) {
    case 'random':
      return ['random, ', share('test', split.test), ' test', ...validation(spec), ...seeded, ...stratified(spec)];
    case 'chronological':
      return ['by the order: the last ', share('test', split.test), ' test', ...validation(spec, 'before them')];
    case 'condition':
      return [`test where ${split.testWhen.map(conditionText).join(' and ')}`, ...validationWhen(spec)];
    case 'group':
      return ['whole groups of ', { name: split.group ?? '' }, ', ', share('test', split.test), ' test', ...validation(spec), ...seeded];
    case 'walk-forward':
      return [`forward in time, ${foldsWords(split)}, the training part ${split.walk}`, ...validation(spec, 'before the test part')];
    case 'none':
      return ['none: every figure is of the rows that were trained on'];
  }
}

function foldsWords({ fold, folds }: SplitSpec): string {
  return fold === 'all' ? `every one of ${folds} folds` : foldWords({ number: fold ?? folds, of: folds });
}

function stratified({ split, task }: ProblemSpec): Sentence {
  if (task === 'number') return [];
  return [split.stratify ? ', stratified by class' : ', not stratified'];
}

function validation({ split }: ProblemSpec, where = ''): Sentence {
  return split.validation === 0 ? [] : [', ', share('validation', split.validation), ` validation${where && ` ${where}`}`];
}

function validationWhen(spec: ProblemSpec): Sentence {
  const { validationWhen: conditions } = spec.split;
  if (conditions.length > 0) return [`, validation where ${conditions.map(conditionText).join(' and ')}`];
  return spec.split.validation === 0 ? [] : [', ', share('validation', spec.split.validation), ' of the rest, its end, validation'];
}

function share(key: 'test' | 'validation', value: number): SentenceFigure {
  return figure(key, value, `${formatNumber(value * 100)} %`);
}

function figure(key: string, value: number, text: string): SentenceFigure {
  return { path: `problem.spec.split.${key}`, value, text };
}
