import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ParsedLately } from './parsed-lately';

const schema = z.strictObject({ rows: z.array(z.int()) });

describe('what was parsed lately', () => {
  it('is not parsed again, and cannot be changed by anyone', () => {
    const lately = new ParsedLately();
    let parsed = 0;
    const ask = () =>
      lately.get(schema, '{"rows":[1]}', () => {
        parsed += 1;
        return schema.parse({ rows: [1] });
      });
    const first = ask();
    expect(ask()).toBe(first);
    expect(parsed).toBe(1);
    expect(() => first.rows.push(2)).toThrow(TypeError);
  });

  it('is known by its schema, and not where it was unsound', () => {
    const lately = new ParsedLately();
    const fail = () => lately.get(schema, 'x', () => schema.parse('x'));
    expect(fail).toThrow();
    expect(fail).toThrow();
    lately.get(schema, '1', () => ({ rows: [] }));
    const number = z.number();
    expect(lately.get(number, '1', () => 1)).toBe(1);
  });

  it('is forgotten where it becomes too much', () => {
    const lately = new ParsedLately();
    const long = (letter: string) => letter.repeat(3_000_000);
    const text = z.string();
    for (const letter of ['a', 'b', 'a']) lately.get(text, long(letter), () => letter);
    let parsed = 0;
    for (const letter of ['a', 'b']) lately.get(text, long(letter), () => `${(parsed += 1)}`);
    expect(parsed).toBe(1);
  });
});
