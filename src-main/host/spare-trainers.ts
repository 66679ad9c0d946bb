import type { Trainer } from './trainer';

/**
 * Trainer processes that have no run: those that come up while their runs are still being made ready, and those whose run has ended and that
 * are as good as new. Starting one costs 0.2 s of processor time, and its first run 0.2 s more until all code is compiled.
 */
export class SpareTrainers {
  private spares: readonly Trainer[] = [];
  private wanted = 0;

  constructor(private readonly start: () => Trainer) {}

  /** Has so many at hand; those beyond are ended. */
  keep(count: number): void {
    this.wanted = count;
    this.endUnwanted();
    const more = Array.from({ length: Math.max(0, count - this.spares.length) }, () => this.start());
    this.spares = [...this.spares, ...more];
  }

  /** @returns one that is up already, or is started now */
  take(): Trainer {
    const [first, ...others] = this.alive();
    this.spares = others;
    return first ?? this.start();
  }

  /** Takes back one whose run has ended; one that has ended too is passed over. */
  give(trainer: Trainer): void {
    this.spares = [trainer, ...this.spares];
  }

  /** Ends those beyond what is to be at hand. */
  endUnwanted(): void {
    const alive = this.alive();
    for (const spare of alive.slice(this.wanted)) void spare.end();
    this.spares = alive.slice(0, this.wanted);
  }

  private alive(): readonly Trainer[] {
    return this.spares.filter((spare) => spare.alive);
  }
}
