import type { ImportOptions } from '../../../core/dataset/import-options';
import type { Classified } from '../import/classify';
import type { Stage } from '../import/read-stage';
import type { Source } from '../import/source';

/** What was asked for, with what was found out in the place of every null that plays a part in the format. */
export function guessedOptions(source: Source, stage: Stage, { style, decisions }: Classified, asked: ImportOptions): ImportOptions {
  const { layout, header, skip } = stage;
  const missing = [...new Set(decisions.flatMap(({ plan }) => plan.missing))];
  const numbers = { decimal: asked.decimal ?? style.decimal, thousands: asked.thousands ?? style.thousands };
  const common = { ...asked, format: source.format, missing: asked.missing ?? missing };
  switch (source.format) {
    case 'csv': {
      const text = { encoding: source.text.encoding, delimiter: layout?.delimiter ?? asked.delimiter, quote: layout?.quote ?? asked.quote };
      return { ...common, ...text, header, skip, ...numbers };
    }
    case 'json-lines':
      return { ...common, encoding: source.text.encoding };
    case 'xlsx':
      return { ...common, sheet: source.sheet.sheet, header, skip, ...numbers };
    case 'parquet':
      return common;
  }
}
