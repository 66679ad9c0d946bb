import { decimalText } from '../../../src-main/core/decimals';
import { formatNumber } from '../../../src-main/core/text';
import { valueText } from './value-text';

interface Answer {
  /** As it stands in the table. */
  readonly raw: number | string;
  /** As the model gets it: scaled, or the number of its class. */
  readonly y: number;
  /** Of the row that is predicted, in the order column; empty where that is not shown. */
  readonly order: string;
  readonly isClass: boolean;
}

interface TargetLine {
  readonly raw: string;
  /** Null where it is the same as in the table. */
  readonly model: string | null;
  readonly when: string;
}

/** One value that is to be predicted, in words. */
export function targetLine({ raw, y, order, isClass }: Answer): TargetLine {
  const text = typeof raw === 'number' ? formatNumber(raw) : raw;
  return { raw: text, model: isClass ? classText(text, y) : scaledText(raw, y), when: orderText(order) };
}

function classText(raw: string, y: number): string | null {
  return raw === String(y) ? null : `class ${y}`;
}

function scaledText(raw: number | string, y: number): string | null {
  return typeof raw === 'number' && Math.fround(raw) === Math.fround(y) ? null : valueText(y, Math.abs(y));
}

/** As the table beside it shows the value: `0.30000000…` of a step that was computed. */
function orderText(order: string): string {
  const value = Number(order);
  return order !== '' && String(value) === order ? decimalText(value) : order;
}
