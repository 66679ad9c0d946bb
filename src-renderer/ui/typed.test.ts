import { describe, expect, it } from 'vitest';
import { numberWithin } from './number';
import { Typed } from './typed.svelte';

/** A field for a whole number from 1 to 100 that stands at 5, and what it was changed to. */
function field() {
  const taken: number[] = [];
  const typed = new Typed<number>({
    value: () => taken.at(-1) ?? 5,
    text: String,
    parse: (text) => numberWithin(text, { min: 1, max: 100, integer: true }),
    onchange: (value) => taken.push(value),
  });
  return { typed, taken };
}

/** @returns whether the key went on to what is around the field */
function press(typed: Typed<number>, key: string): boolean {
  const event = new KeyboardEvent('keydown', { key });
  let goesOn = true;
  event.stopPropagation = () => {
    goesOn = false;
  };
  typed.pressed(event);
  return goesOn;
}

describe('a field that is typed into', () => {
  it('shows the value, and then what is typed, which is taken once the field is left', () => {
    const { typed, taken } = field();
    expect(typed.text).toBe('5');
    typed.text = '12';
    expect([typed.text, typed.current, taken]).toEqual(['12', 12, []]);
    typed.take();
    expect([typed.text, taken]).toEqual(['12', [12]]);
  });

  it('takes what was typed on Enter, and does not say twice what did not change', () => {
    const { typed, taken } = field();
    typed.text = '7';
    press(typed, 'Enter');
    press(typed, 'Enter');
    typed.text = ' 7 ';
    typed.take();
    expect(taken).toEqual([7]);
  });

  it('forgets what was typed on Escape, which then does not close the dialog around it', () => {
    const { typed, taken } = field();
    typed.text = '12';
    expect(press(typed, 'Escape')).toBe(false);
    expect([typed.text, taken]).toEqual(['5', []]);
    expect(press(typed, 'Escape')).toBe(true);
  });

  it('marks what means nothing and falls back to the value', () => {
    const { typed, taken } = field();
    typed.text = 'many';
    expect([typed.wrong, typed.current]).toEqual([true, 5]);
    typed.take();
    expect([typed.wrong, typed.text, taken]).toEqual([false, '5', []]);
  });

  it('marks a number out of range and takes the nearest one within', () => {
    const { typed, taken } = field();
    typed.text = '1000';
    expect(typed.wrong).toBe(true);
    typed.take();
    expect([typed.wrong, typed.text, taken]).toEqual([false, '100', [100]]);
  });
});
