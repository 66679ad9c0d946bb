import Table from 'cli-table3';
import { tableStyle } from '../../../src-main/cli/table-style';
import type { ParityCase } from '../support/case';
import { complaintsOf, type Comparison } from '../support/compare';
import { limits, type Difference } from '../support/difference';

interface Worst {
  readonly error: number;
  readonly where: string;
}

const kinds = ['output', 'gradient', 'loss'] as const;

/** What a run of comparisons came to. */
export class Tally {
  compared = 0;
  /** Models that Keras refused, or whose figures left the range of numbers there. */
  readonly leftOut: string[] = [];
  readonly failures: string[] = [];
  /** Models whose figures rounding decides, at Keras as well. */
  readonly undecided: string[] = [];
  readonly #worst = new Map<Difference['kind'], Worst>();

  leaveOut(parity: ParityCase, why: string): void {
    this.leftOut.push(`${parity.name}: ${why}`);
  }

  /** @param isUndecided whether rounding explains what is beyond the limits */
  add(parity: ParityCase, comparison: Comparison, isUndecided = false): void {
    this.compared += 1;
    const complaints = complaintsOf(comparison);
    const words = [parity.name, ...complaints.slice(0, 4)].join('\n    ');
    if (isUndecided) {
      this.undecided.push(words);
      return;
    }
    for (const { kind, error, what } of comparison.differences) {
      const before = this.#worst.get(kind)?.error ?? -1;
      if (!(error <= before)) this.#worst.set(kind, { error, where: `${parity.name}: ${what}` });
    }
    if (complaints.length > 0) this.failures.push(`${words}\n    ${JSON.stringify(parity)}`);
  }

  table(engine: string): string {
    const table = new Table({ head: [engine, 'worst', 'limit', 'where'], colAligns: ['left', 'right', 'right', 'left'], ...tableStyle });
    for (const kind of kinds) {
      const worst = this.#worst.get(kind);
      const limit = kind === 'loss' ? limits.training : limits.values;
      if (worst) table.push([kind, worst.error.toExponential(1), limit.toExponential(0), worst.where.slice(0, 90)]);
    }
    return table.toString();
  }
}
