import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { expandRanges } from './step-ranges';

const expandSteps = (names: readonly string[], all: readonly string[]) => expandRanges(names, all, 'problem.steps');
const columns = ['id', 'M1', 'M2', 'M3', 'M10', 'W', 'M1 … M2'];

describe('expandRanges', () => {
  it('puts the columns between two names in the order of the file', () => {
    expect(expandSteps(['M1 … M10'], columns)).toEqual(['M1', 'M2', 'M3', 'M10']);
    expect(expandSteps(['M1...M3', 'W'], columns)).toEqual(['M1', 'M2', 'M3', 'W']);
  });

  it('goes backwards where the first name stands behind the second', () => {
    expect(expandSteps(['M3 … M1'], columns)).toEqual(['M3', 'M2', 'M1']);
  });

  it('takes a column that is really called like a range as it is', () => {
    expect(expandSteps(['M1 … M2'], columns)).toEqual(['M1 … M2']);
  });

  it('names the nearest column where one does not exist', () => {
    const unknown = () => expandSteps(['M1', 'M1 … M11'], columns);
    expect(unknown).toThrow(SeqbenchError);
    expect(unknown).toThrow('The dataset has no column “M11”. Did you mean “M1”?');
  });
});
