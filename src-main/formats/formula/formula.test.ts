import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { SeqbenchError } from '../../core/errors';
import { compileFormula } from '.';

function valueOf(expression: string, t: number): number {
  const [at] = compileFormula({ variable: 't', columns: [{ name: 'y', expression }] });
  if (!at) throw new Error('No function came out.');
  return at(t);
}

function refusal(expression: string, variable = 't') {
  try {
    compileFormula({ variable, columns: [{ name: 'y', expression }] });
  } catch (thrown) {
    if (thrown instanceof SeqbenchError) return thrown.info;
    throw thrown;
  }
  throw new Error(`${expression} was expected to be refused.`);
}

const places = [-7.5, -1, -0.3, 0, 0.1, 0.5, 1, 2, 3.7, 12.2, 29.9, 1e6];

describe('a formula', () => {
  it.each<[string, (t: number) => number]>([
    ['t * sin(t) / 3 + 2 * sin(5 * t)', (t) => (t * Math.sin(t)) / 3 + 2 * Math.sin(5 * t)],
    ['t sin(t)/3 + 2 sin(5t)', (t) => (t * Math.sin(t)) / 3 + 2 * Math.sin(5 * t)],
    ['-t^2 + 2^3^2', (t) => -(t ** 2) + 512],
    ['e^(-t/4) cos(2 pi t)', (t) => Math.E ** (-t / 4) * Math.cos(2 * Math.PI * t)],
    ['sqrt(t) + cbrt(t) + abs(t) + sign(t)', (t) => Math.sqrt(t) + Math.cbrt(t) + Math.abs(t) + Math.sign(t)],
    [
      'log(t) + log2(t) + log10(t) + log1p(t) + log(t, 3)',
      (t) => Math.log(t) + Math.log2(t) + Math.log10(t) + Math.log1p(t) + Math.log(t) / Math.log(3),
    ],
    [
      'exp(-t) + expm1(t/1e6) + hypot(t, 1, 2) + pow(2, t/1e6)',
      (t) => Math.exp(-t) + Math.expm1(t / 1e6) + Math.hypot(t, 1, 2) + 2 ** (t / 1e6),
    ],
    [
      'tan(t) - asin(t) + acos(t) + atan(t) + atan2(t, 2)',
      (t) => Math.tan(t) - Math.asin(t) + Math.acos(t) + Math.atan(t) + Math.atan2(t, 2),
    ],
    [
      'sinh(t) + cosh(t) + tanh(t) + asinh(t) + acosh(t) + atanh(t)',
      (t) => Math.sinh(t) + Math.cosh(t) + Math.tanh(t) + Math.asinh(t) + Math.acosh(t) + Math.atanh(t),
    ],
    [
      'floor(t) + ceil(t) + round(t) + fix(t) + min(t, 1) + max(t, 1, 2)',
      (t) => Math.floor(t) + Math.ceil(t) + Math.round(t) + Math.trunc(t) + Math.min(t, 1) + Math.max(t, 1, 2),
    ],
    ['t < 1 ? 5 : (t >= 12 ? t : 1e-3)', (t) => (t < 1 ? 5 : t >= 12 ? t : 1e-3)],
    [
      '(0 < t <= 2) * 3 + (t == 1 or t != 2 and not (t > 0))',
      (t) => (t > 0 && t <= 2 ? 3 : 0) + (t === 1 || (t !== 2 && !(t > 0)) ? 1 : 0),
    ],
  ])('%s is what JavaScript’s own Math makes of it', (expression, byHand) => {
    for (const t of places) expect(valueOf(expression, t), `at ${t}`).toBe(byHand(t));
  });

  it('is read as mathjs itself computes it, where the figures are real', () => {
    const mathjs = create(all ?? {});
    for (const expression of [
      't mod 3',
      't % 2.5',
      '1/2t',
      '2t^2',
      '-2^2 t',
      '+t - -t',
      '(t)(t + 1)',
      'tau t',
      '3 < t < 20',
      't > 1 ? t : -t',
      '0x1F + .5t',
    ]) {
      for (const t of places)
        expect(valueOf(expression, t), `${expression} at ${t}`).toBeCloseTo(Number(mathjs.evaluate(expression, { t })), 12);
    }
  });

  it('has no value where mathematics has none', () => {
    expect([valueOf('log(t)', -1), valueOf('sqrt(t)', -1), valueOf('(t)^0.5', -1), valueOf('0/t', 0)]).toEqual([NaN, NaN, NaN, NaN]);
    expect(valueOf('1/t', 0)).toBe(Infinity);
  });
});

describe('what is no formula', () => {
  it.each<[string, RegExp, string]>([
    ['2 +', /ends too early/, 'y(t), character 4'],
    ['sin(t', /closing bracket/, 'y(t), character 6'],
    ['2 ** t', /cannot stand there/, 'y(t), character 4'],
    ['1,5 * t', /decimals are written with a point/, 'y(t), character 2'],
    ['3 * sine(t)', /does not know a function “sine”/, 'y(t), character 5'],
    ['sqrt(t) + x', /does not know “x”/, 'y(t), character 11'],
    ['2 t + 4 sin', /write sin\(t\)/, 'y(t), character 9'],
    ['sin(t, 2)', /takes 1 value and is given 2/, 'y(t), character 1'],
    ['t(3)', /“t” is no function/, 'y(t), character 1'],
    ['', /missing/, 'y(t)'],
  ])('%s: is told with its place', (expression, said, place) => {
    expect(refusal(expression)).toMatchObject({ code: 'formula.invalid', message: expect.stringMatching(said) as string, place });
  });

  it.each([
    'import({a: 1})',
    'createUnit("x")',
    'evaluate("1")',
    'parse("t")',
    'simplify("t")',
    'derivative("t^2", "t")',
    'config({})',
    'y = t',
    'f(x) = x',
    'f(x) = f(x - 1)',
    't; t',
    '"text"',
    't.constructor',
    '"a".constructor("return process")()',
    'cos.constructor("return globalThis")()',
    't["constructor"]',
    'constructor',
    '__proto__',
    'toString(t)',
    'hasOwnProperty(t)',
    '[1, 2, 3]',
    '{a: t}.a',
    '1:1e9',
    'sum(1:1e9)',
    'map(1:1e9, sin)',
    'factorial(1e9)',
    't!',
    'combinations(1e9, 5e8)',
    'isPrime(9007199254740881)',
    'random()',
    'zeros(1e9)',
    'process',
    'globalThis',
    'i * t',
    '5 cm',
    "t'",
    't | 2',
    't to cm',
    'null',
  ])('%s reaches for more than mathematics and is refused', (expression) => {
    expect(refusal(expression).code).toBe('formula.invalid');
  });

  it('is nested too deep, or so long that it would be, without an end of the process', () => {
    const deep = `${'('.repeat(499)}t${')'.repeat(499)}`;
    const answer = (() => {
      try {
        return valueOf(deep, 3);
      } catch (thrown) {
        return thrown instanceof SeqbenchError ? thrown.info.code : 'a fault';
      }
    })();
    expect([3, 'formula.invalid']).toContain(answer);
    expect(refusal(`${'('.repeat(200_000)}t${')'.repeat(200_000)}`).code).toBe('formula.invalid');
  });

  it('calls its variable by a name that means something else', () => {
    expect(refusal('2 * sin', 'sin').message).toMatch(/“sin” has a meaning of its own/);
  });
});
