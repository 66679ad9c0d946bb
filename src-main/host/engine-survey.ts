import { SeqbenchError } from '../contract/errors';
import type { FromTrainer } from '../contract/trainer';
import type { EngineReport } from '../core/run/engines';
import { endChild } from './end-child';
import type { ChildHandle, ProcessHost } from './process-host';

/** Milliseconds that a trainer has to look at its engines: TensorFlow takes seconds to load. */
const patience = 30_000;

/** What there is to compute on, asked once of a trainer process of its own, for loading TensorFlow may end it. */
export class EngineSurvey {
  private found: Promise<readonly EngineReport[]> | null = null;

  constructor(private readonly processes: ProcessHost) {}

  /** @throws SeqbenchError `engine.unavailable` where the trainer ended before it answered; then the next call asks again */
  engines(): Promise<readonly EngineReport[]> {
    this.found ??= this.ask().catch((thrown: unknown) => {
      this.found = null;
      throw thrown;
    });
    return this.found;
  }

  private async ask(): Promise<readonly EngineReport[]> {
    const child = this.processes.start('trainer-process');
    try {
      return await answerOf(child);
    } finally {
      void endChild(child);
    }
  }
}

function answerOf(child: ChildHandle): Promise<readonly EngineReport[]> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      clearTimeout(timer);
      const remedy = 'Training still works with the built-in engine. Try again, or look into the log.';
      reject(new SeqbenchError({ code: 'engine.unavailable', message: 'The devices for training could not be looked up.', remedy }));
    };
    const timer = setTimeout(fail, patience);
    child.onExit(fail);
    child.onMessage((message) => {
      // Sent by our own trainer alone, so its shape is trusted.
      const answer = message as FromTrainer;
      if (answer.kind === 'ready') child.send({ kind: 'survey' });
      if (answer.kind === 'failed') fail();
      if (answer.kind !== 'surveyed') return;
      clearTimeout(timer);
      resolve(answer.engines);
    });
  });
}
