import type { Trainer } from './trainer';

/** Trainer processes that come up while their runs are still being made ready; each of them trains one run, as any other. */
export class SpareTrainers {
  private spares: readonly Trainer[] = [];

  constructor(private readonly start: () => Trainer) {}

  /** Has so many at hand; those beyond are ended. */
  keep(count: number): void {
    const alive = this.spares.filter((spare) => spare.alive);
    for (const spare of alive.slice(count)) void spare.end();
    const more = Array.from({ length: Math.max(0, count - alive.length) }, () => this.start());
    this.spares = [...alive.slice(0, count), ...more];
  }

  /** @returns one that is up already, or is started now */
  take(): Trainer {
    const [first, ...others] = this.spares.filter((spare) => spare.alive);
    this.spares = others;
    return first ?? this.start();
  }
}
