import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { builtInEngine } from '../../src-main/engine/built-in';
import { benchCases } from './cases';
import { benchData } from './data';

/** What the companion is to do; it says back that it is ready with `begun`. */
const flags = { rest: 0, train: 1, end: 2 } as const;
const words = { flag: 0, begun: 1 } as const;

interface CompanionData {
  readonly root: string;
  readonly name: string;
  readonly control: Int32Array;
}

/**
 * Another training of the same model on a thread of its own: what one core loses by it is what this machine's second core is not worth at that
 * moment. Virtual cores may share a real one.
 */
export class Companion {
  readonly #control = new Int32Array(new SharedArrayBuffer(8));
  readonly #worker: Worker;

  /** @param root the checkout. @param name of the model in `benchCases` */
  constructor(root: string, name: string) {
    const data: CompanionData = { root, name, control: this.#control };
    this.#worker = new Worker(__filename, { workerData: { companion: data } });
    this.#worker.unref();
  }

  async ready(): Promise<void> {
    while (Atomics.load(this.#control, words.begun) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }

  train(): void {
    this.#tell(flags.train);
  }

  rest(): void {
    this.#tell(flags.rest);
  }

  end(): void {
    this.#tell(flags.end);
  }

  #tell(flag: number): void {
    Atomics.store(this.#control, words.flag, flag);
    Atomics.notify(this.#control, words.flag);
  }
}

/** @returns the companion's work where this thread is one */
export function companionWork(): (() => Promise<void>) | null {
  const given = isMainThread ? null : ((workerData as { readonly companion?: CompanionData }).companion ?? null);
  return given && (() => trainBeside(given));
}

async function trainBeside({ root, name, control }: CompanionData): Promise<void> {
  const [bench] = benchCases(root, name);
  if (!bench) throw new Error(`There is no model ${name}.`);
  const { x, y } = benchData(bench);
  const trainable = await builtInEngine.build(bench.model, bench.input, 1, { maxBatch: bench.batch });
  trainable.trainStep(x, y);
  Atomics.store(control, words.begun, 1);
  for (let flag = 0; flag !== flags.end; flag = Atomics.load(control, words.flag)) {
    if (flag === flags.train) trainable.trainStep(x, y);
    else Atomics.wait(control, words.flag, flags.rest);
  }
  trainable.dispose();
}
