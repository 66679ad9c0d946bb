import { Envelope, outline } from '../../../core/dataset/envelope';
import { type FormulaSpec, formulaRows, variableAt } from '../../../core/dataset/formula';
import type { FormulaPreview } from '../../../core/dataset/formula-preview';
import { columnsOf } from './evaluate';

/** Values that are computed at most: as many as a moment allows. */
const mostValues = 200_000;
/** Stretches whose lowest and highest value are drawn: more are not seen. */
const stretches = 300;

/** @throws SeqbenchError `formula.invalid` */
export async function previewFormula(spec: FormulaSpec): Promise<FormulaPreview> {
  const columns = await columnsOf(spec);
  const rows = formulaRows(spec);
  const every = Math.ceil((rows * columns.length) / mostValues);
  const looked = Math.ceil(rows / every);
  const curves = columns.map((at, position) => {
    const envelope = new Envelope(Math.max(1, looked / stretches));
    let undefinedRows = 0;
    for (let index = 0; index < looked; index += 1) {
      const x = variableAt(spec, index * every);
      const y = at(x);
      if (!Number.isFinite(y)) undefinedRows += 1;
      envelope.add(index, x, y);
    }
    return { name: spec.columns[position]?.name ?? '', points: outline(envelope.buckets()), undefinedRows };
  });
  return { rows, every, columns: curves };
}
