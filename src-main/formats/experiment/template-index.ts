import { z } from 'zod';
import { pictures } from '../../core/problem/picture';

const templateCard = z.strictObject({
  /** The template's file, without its ending. */
  id: z.string().min(1),
  picture: z.enum(pictures),
  /** How much data, in a few words. */
  size: z.string().min(1),
  /** The figure of the teaching document, in a few words. */
  published: z.string().min(1),
});
/** What the start screen says of a template besides what stands in its experiment file. */
export type TemplateCard = z.output<typeof templateCard>;

/** @param text `resources/templates/index.json` @returns templates in the order in which they are offered */
export function readTemplateIndex(text: string): readonly TemplateCard[] {
  return z.array(templateCard).parse(JSON.parse(text));
}
