import { expect, it } from 'vitest';
import { SavePlaces } from './save-places';

const refused = 'chosen in a save dialog';

it('lets each path that was chosen be written to once, and no other', () => {
  const places = new SavePlaces();
  expect(() => places.use('/home/me/report.html')).toThrow(refused);
  expect(places.choose('/home/me/report.html')).toBe('/home/me/report.html');
  expect(() => places.use('/home/me/../me/report.html')).toThrow(refused);
  places.use('/home/me/report.html');
  expect(() => places.use('/home/me/report.html')).toThrow(refused);
});

it('allows nothing where the dialog was closed', () => {
  const places = new SavePlaces();
  expect(places.choose(null)).toBeNull();
  expect(() => places.use('null')).toThrow(refused);
});
