import { z } from 'zod';

export type Path = readonly PropertyKey[];

/** `models[3].layers[1].units`. */
export function formatPath(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
}

/** @returns what stands at a path of parsed JSON, or undefined */
export function valueAt(raw: unknown, path: Path): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** @returns keys that the object at a path may have; empty where the schema there is not an object */
export function allowedKeys(schema: z.core.$ZodType, raw: unknown, path: Path): readonly string[] {
  let current: z.core.$ZodType | null = pick(schema, raw);
  for (const [index, key] of path.entries()) {
    current = current && pick(child(current, key), valueAt(raw, path.slice(0, index + 1)));
  }
  return current instanceof z.ZodObject ? Object.keys(current.shape) : [];
}

/** Looks through defaults, options and unions to the schema that a value is meant for. */
function pick(schema: z.core.$ZodType | null, value: unknown): z.core.$ZodType | null {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable
  )
    return pick(schema.unwrap(), value);
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return pick(schema.out, value);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const type = valueAt(value, [schema.def.discriminator]);
  return schema.options.find((option) => hasType(option, schema.def.discriminator, type)) ?? null;
}

function hasType(option: z.core.$ZodType, discriminator: string, type: unknown): boolean {
  if (!(option instanceof z.ZodObject)) return false;
  const literal: unknown = option.shape[discriminator];
  return literal instanceof z.ZodLiteral && literal.value === type;
}

function child(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodObject) return (schema.shape as Readonly<Record<PropertyKey, z.core.$ZodType | undefined>>)[key] ?? null;
  return null;
}
