import { create, parseDependencies, type MathNode } from 'mathjs/number';
import type { FormulaSpec } from '../../core/dataset/formula';
import { compileNode, type ValueAt } from './compile';
import { callables, constants } from './functions';
import { type Expression, refuse, refuseAt } from './refuse';

export type { ValueAt };

const { parse } = create(parseDependencies ?? {});

/**
 * The functions of a formula, one a column in its order, without noise. They give NaN or an infinity where a column has no value.
 *
 * @throws SeqbenchError `formula.invalid`, with the column and the character
 */
export function compileFormula({ variable, columns }: Pick<FormulaSpec, 'variable' | 'columns'>): readonly ValueAt[] {
  return columns.map(({ name, expression: text }) => {
    const expression: Expression = { column: name, variable, text };
    if (callables.has(variable) || constants.has(variable)) {
      return refuse(expression, null, `“${variable}” has a meaning of its own.`, 'Give the variable another name, such as t.');
    }
    return compileNode(parsed(expression), expression);
  });
}

function parsed(expression: Expression): MathNode {
  try {
    return parse(expression.text);
  } catch (thrown) {
    if (thrown instanceof RangeError) return refuse(expression, null, 'It is nested too deep.', 'Take some of the brackets away.');
    const place = thrown instanceof Error && 'char' in thrown && typeof thrown.char === 'number' ? thrown.char : null;
    return refuseAt(expression, place, wordsOf(thrown, expression.text, place));
  }
}

/** mathjs's own words, without the place, which stands beside them. */
function wordsOf(thrown: unknown, text: string, place: number | null): string {
  const message = thrown instanceof Error ? thrown.message.replace(/\s*\(char \d+\)$/, '') : '';
  if (message.includes('end of expression')) return 'It ends too early.';
  if (message.includes('Parenthesis )')) return 'A closing bracket is missing.';
  const sign = place === null ? '' : (text[place - 1] ?? '');
  if (sign === ',') return 'A comma stands where it cannot: decimals are written with a point.';
  return sign === '' ? 'It is not complete.' : `“${sign}” cannot stand there.`;
}
