import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { KerasAnswer } from '../support/answer';
import type { ParityCase } from '../support/case';

/** What Keras says to a case: its figures, or why it does not take the model. */
export type KerasReply = { readonly keras: KerasAnswer } | { readonly error: string };

/** One Python process that answers cases, a line each way. */
export class KerasProcess {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  readonly #answers: AsyncIterator<string>;

  /**
   * @param python the interpreter's path or name
   * @param options of `golden.py`, such as `--float64`
   */
  constructor(python: string, ...options: readonly string[]) {
    const script = path.join(process.cwd(), 'e2e', 'parity', 'golden.py');
    this.#child = spawn(python, [script, '--serve', ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface({ input: this.#child.stdout! });
    this.#answers = this.#lines[Symbol.asyncIterator]();
  }

  /** @returns Keras's version, once it has started */
  async version(): Promise<string> {
    const { keras } = (await this.#next()) as { readonly keras: string };
    return keras;
  }

  /** Hands a case over; `answer` gives the replies in the same order. */
  ask(parity: ParityCase): void {
    this.#child.stdin!.write(`${JSON.stringify(parity)}\n`);
  }

  async answer(): Promise<KerasReply> {
    return (await this.#next()) as KerasReply;
  }

  stop(): void {
    this.#child.stdin!.end();
    this.#lines.close();
  }

  async #next(): Promise<unknown> {
    const line = await this.#answers.next();
    if (line.done) throw new Error('Keras ended before it answered.');
    return JSON.parse(line.value);
  }
}
