import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { type ProblemSpecInput, problemSpecSchema } from '../../core/problem/problem';
import { withColumns } from './named-columns';

const columns = ['date', 'Name', 'p1', 'p2', 'p3', 'high', 'holiday'];
const windows = { inputs: ['high'] };

const applied = (problem: Partial<ProblemSpecInput>) =>
  withColumns(problemSpecSchema.parse({ task: 'number', targets: ['high'], ...problem }), columns);

describe('withColumns', () => {
  it('writes ranges out, among steps and among what goes into windows', () => {
    expect(applied({ steps: ['p1 … p3'] }).steps).toEqual(['p1', 'p2', 'p3']);
    const { windows: expanded } = applied({ windows: { inputs: ['p1 ... p3', 'high'], known: ['holiday'] } });
    expect([expanded?.inputs, expanded?.known]).toEqual([['p1', 'p2', 'p3', 'high'], ['holiday']]);
  });

  const conditions = [{ column: 'Nam', is: '=', value: 'AAL' }] as const;
  it.each<readonly [string, Partial<ProblemSpecInput>]>([
    ['problem.steps[0]', { steps: ['Nam'] }],
    ['problem.targets[0]', { targets: ['Nam'] }],
    ['problem.order', { order: 'Nam' }],
    ['problem.series', { series: 'Nam' }],
    ['problem.filter[0].column', { filter: [...conditions] }],
    ['problem.afterLast.column', { afterLast: conditions[0] }],
    ['problem.split.testWhen[0].column', { split: { testWhen: [...conditions] } }],
    ['problem.split.validationWhen[0].column', { split: { validationWhen: [...conditions] } }],
    ['problem.split.group', { split: { group: 'Nam' } }],
    ['problem.scalings.Nam', { scalings: { Nam: 'log' } }],
    ['problem.windows.inputs[1]', { windows: { inputs: ['high', 'Nam'] } }],
    ['problem.windows.known[0]', { windows: { ...windows, known: ['Nam'] } }],
  ])('names the nearest column of one that does not exist at %s', (place, problem) => {
    const attempt = () => applied(problem);
    expect(attempt).toThrow('The dataset has no column “Nam”. Did you mean “Name”?');
    try {
      attempt();
    } catch (thrown) {
      expect(thrown instanceof SeqbenchError && thrown.info.place).toBe(place);
    }
  });
});
