import { expect, it } from 'vitest';
import { plainDefinitions, plainSchemaList, plainSchemas } from './plain';

it('a layer stands in all three lists: one that a list lacks would be refused as unknown, and no compiler would say so', () => {
  const listed = plainSchemaList.map((schema) => schema.shape.type.value);
  expect(listed).toEqual(Object.keys(plainSchemas));
  expect(listed).toEqual(Object.keys(plainDefinitions));
});
