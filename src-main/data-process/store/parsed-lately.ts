import type { z } from 'zod';

/** Characters of text whose values are remembered, all schemas together. */
const mostCharacters = 4_000_000;

/**
 * Remembers what the texts of records were parsed to, the latest of them. Only texts that were found sound are kept, so that a damaged one is
 * named each time. Values are shared by all who ask, and so are frozen.
 */
export class ParsedLately {
  private bySchema = new WeakMap<z.ZodType, Map<string, { readonly value: unknown }>>();
  private characters = 0;

  /** @param parse what the text is by this schema; asked where it is not known, and may throw */
  get<Value>(schema: z.ZodType<Value>, text: string, parse: () => Value): Value {
    const known = this.bySchema.get(schema)?.get(text);
    // What lies under a schema was parsed by it.
    if (known) return known.value as Value;
    const value = parse();
    if (text.length <= mostCharacters) this.keep(schema, text, value);
    return value;
  }

  private keep(schema: z.ZodType, text: string, value: unknown): void {
    this.characters += text.length;
    if (this.characters > mostCharacters) {
      // All at once: rare, and simpler than to know which was asked for last.
      this.bySchema = new WeakMap();
      this.characters = text.length;
    }
    const texts = this.bySchema.get(schema) ?? new Map<string, { readonly value: unknown }>();
    texts.set(text, { value: frozen(value) });
    this.bySchema.set(schema, texts);
  }
}

/** A value made of JSON, which nobody can change any more. */
function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
