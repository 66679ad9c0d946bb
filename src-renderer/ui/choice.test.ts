import { expect, it } from 'vitest';
import { findChoices } from './choice';

const choices = ['home_wins', 'Wins', 'M1', 'losses'].map((label) => ({ value: label, label }));
const found = (wanted: string) => findChoices(choices, wanted).map(({ label }) => label);

it('finds what is wanted anywhere in a label, in either case, beginnings first', () => {
  expect(found(' WIN ')).toEqual(['Wins', 'home_wins']);
  expect(found('m1')).toEqual(['M1']);
  expect(found('draw')).toEqual([]);
});

it('leaves all in order where nothing is wanted', () => {
  expect(found(' ')).toEqual(['home_wins', 'Wins', 'M1', 'losses']);
});
