import type { Sentence } from '../../core/report/sentence';
import { figure } from './figure';
import { html, type Html, outsideName } from './html';

/** Words as they are, names set apart, figures marked with where they stand in the record. */
export function sentenceHtml(parts: Sentence): Html {
  return html`${parts.map((part) => (typeof part === 'string' ? part : 'name' in part ? outsideName(part.name) : figure(part.path, part.value, part.text)))}`;
}
