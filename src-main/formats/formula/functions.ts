/** All that an expression may call, with the number of its arguments. What is not here does not exist for it. */
export interface Callable {
  readonly least: number;
  readonly most: number;
  readonly call: (...values: number[]) => number;
}

const one = (call: (value: number) => number): Callable => ({ least: 1, most: 1, call });
const two = (call: (a: number, b: number) => number): Callable => ({ least: 2, most: 2, call });
const many = (call: (...values: number[]) => number): Callable => ({ least: 2, most: 20, call });

const list: Readonly<Record<string, Callable>> = {
  abs: one(Math.abs),
  sign: one(Math.sign),
  sqrt: one(Math.sqrt),
  cbrt: one(Math.cbrt),
  exp: one(Math.exp),
  expm1: one(Math.expm1),
  /** Natural, or to the base that is its second argument. */
  log: { least: 1, most: 2, call: (value, base?: number) => (base === undefined ? Math.log(value) : Math.log(value) / Math.log(base)) },
  log2: one(Math.log2),
  log10: one(Math.log10),
  log1p: one(Math.log1p),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: two(Math.atan2),
  sinh: one(Math.sinh),
  cosh: one(Math.cosh),
  tanh: one(Math.tanh),
  asinh: one(Math.asinh),
  acosh: one(Math.acosh),
  atanh: one(Math.atanh),
  floor: one(Math.floor),
  ceil: one(Math.ceil),
  round: one(Math.round),
  fix: one(Math.trunc),
  mod: two(modulo),
  pow: two((a, b) => a ** b),
  hypot: many(Math.hypot),
  min: many(Math.min),
  max: many(Math.max),
};

export const callables: ReadonlyMap<string, Callable> = new Map(Object.entries(list));

export const constants: ReadonlyMap<string, number> = new Map([
  ['pi', Math.PI],
  ['π', Math.PI],
  ['tau', 2 * Math.PI],
  ['e', Math.E],
]);

const truth = (value: boolean): number => (value ? 1 : 0);

/** By mathjs's names of what an operator does. A comparison is 1 where it holds and 0 where not, so that it can be multiplied with. */
export const operators: ReadonlyMap<string, (a: number, b: number) => number> = new Map(
  Object.entries({
    add: (a: number, b: number) => a + b,
    subtract: (a: number, b: number) => a - b,
    multiply: (a: number, b: number) => a * b,
    divide: (a: number, b: number) => a / b,
    pow: (a: number, b: number) => a ** b,
    mod: modulo,
    smaller: (a: number, b: number) => truth(a < b),
    smallerEq: (a: number, b: number) => truth(a <= b),
    larger: (a: number, b: number) => truth(a > b),
    largerEq: (a: number, b: number) => truth(a >= b),
    equal: (a: number, b: number) => truth(a === b),
    unequal: (a: number, b: number) => truth(a !== b),
    and: (a: number, b: number) => truth(a !== 0 && b !== 0),
    or: (a: number, b: number) => truth(a !== 0 || b !== 0),
  }),
);

/** With the sign of the divisor, as in mathematics (and mathjs): −1 mod 3 is 2. */
function modulo(a: number, b: number): number {
  return b === 0 ? a : a - b * Math.floor(a / b);
}
