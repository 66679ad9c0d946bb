import type {
  ConditionalNode,
  ConstantNode,
  FunctionNode,
  MathNode,
  OperatorNode,
  ParenthesisNode,
  RelationalNode,
  SymbolNode,
} from 'mathjs';
import { callables, constants, operators } from './functions';
import { type Expression, refuse } from './refuse';

/** A column's value at a value of the variable. */
export type ValueAt = (variable: number) => number;

/** What mathjs reads that is mathematics of one variable; it reads much else. */
type Part = ConditionalNode | ConstantNode | FunctionNode<MathNode> | OperatorNode | ParenthesisNode | RelationalNode | SymbolNode;

/**
 * Turns a parsed expression into a function. Only what is named here becomes a part of it, and nothing of mathjs does: whatever else can be
 * written down is refused before anything is computed, and what is computed has neither loops nor recursion.
 *
 * @throws SeqbenchError `formula.invalid`
 */
export function compileNode(node: MathNode, expression: Expression): ValueAt {
  const part = node as Part;
  const of = (inner: MathNode): ValueAt => compileNode(inner, expression);
  switch (part.type) {
    case 'ConstantNode':
      return constantOf(part.value, expression);
    case 'SymbolNode':
      return symbolOf(part.name, expression);
    case 'ParenthesisNode':
      return of(part.content);
    case 'OperatorNode':
      return operatorOf(part.fn, part.op, part.args.map(of), expression);
    case 'FunctionNode':
      return callOf(part.fn, part.args.map(of), expression);
    case 'RelationalNode':
      return chainOf(part.conditionals, part.params.map(of), expression);
    case 'ConditionalNode': {
      const [condition, yes, no] = [of(part.condition), of(part.trueExpr), of(part.falseExpr)];
      return (variable) => (condition(variable) !== 0 ? yes(variable) : no(variable));
    }
    default:
      return refuse(expression, null, `It holds ${wordsOf(node.type)}, and a formula is mathematics of ${expression.variable} alone.`);
  }
}

function constantOf(value: unknown, expression: Expression): ValueAt {
  if (typeof value === 'number') return () => value;
  if (typeof value === 'boolean') return () => (value ? 1 : 0);
  return refuse(
    expression,
    null,
    typeof value === 'string' ? 'It holds a text, and a formula computes with numbers.' : 'Something is missing.',
  );
}

function symbolOf(name: string, expression: Expression): ValueAt {
  if (name === expression.variable) return (variable) => variable;
  const constant = constants.get(name);
  if (constant !== undefined) return () => constant;
  if (callables.has(name)) return refuse(expression, name, `“${name}” is a function: write ${name}(${expression.variable}).`);
  return refuse(
    expression,
    name,
    `It does not know “${name}”.`,
    `The variable is called ${expression.variable}; there are also pi, tau and e.`,
  );
}

function operatorOf(does: string, sign: string, args: readonly ValueAt[], expression: Expression): ValueAt {
  const [left, right] = args;
  if (left && !right && does === 'unaryMinus') return (variable) => -left(variable);
  if (left && !right && does === 'unaryPlus') return left;
  if (left && !right && does === 'not') return (variable) => (left(variable) === 0 ? 1 : 0);
  const compute = operators.get(does);
  if (!left || !right || !compute) return refuse(expression, sign, `It does not know the sign “${sign}”.`, 'There are + − * / ^ and mod.');
  return (variable) => compute(left(variable), right(variable));
}

function callOf(called: MathNode, args: readonly ValueAt[], expression: Expression): ValueAt {
  const name = called.type === 'SymbolNode' ? (called as SymbolNode).name : '';
  const found = callables.get(name);
  if (!found) {
    const what = constants.has(name) || name === expression.variable ? `“${name}” is no function` : `It does not know a function “${name}”`;
    return refuse(expression, name, `${what}.`, `There are ${[...callables.keys()].join(', ')}.`);
  }
  const { least, most, call } = found;
  if (args.length < least || args.length > most) {
    const wanted = least === most ? String(least) : `${least} to ${most}`;
    return refuse(expression, name, `“${name}” takes ${wanted} ${wanted === '1' ? 'value' : 'values'} and is given ${args.length}.`);
  }
  const [first, second] = args;
  if (first && !second) return (variable) => call(first(variable));
  if (first && second && args.length === 2) return (variable) => call(first(variable), second(variable));
  return (variable) => call(...args.map((arg) => arg(variable)));
}

/** `0 < t < 5`: every comparison of the chain holds. */
function chainOf(conditionals: readonly string[], params: readonly ValueAt[], expression: Expression): ValueAt {
  const links = conditionals.map((does, index) => operatorOf(does, does, params.slice(index, index + 2), expression));
  return (variable) => (links.every((link) => link(variable) !== 0) ? 1 : 0);
}

function wordsOf(type: string): string {
  const words: Readonly<Record<string, string>> = {
    AccessorNode: 'a property',
    ArrayNode: 'a list',
    AssignmentNode: 'an assignment (=)',
    BlockNode: 'several expressions',
    FunctionAssignmentNode: 'a definition (=)',
    IndexNode: 'an index',
    ObjectNode: 'an object',
    RangeNode: 'a range (:)',
  };
  return words[type] ?? 'something that is no number';
}
