/** Time and the way to let others have it; injected, so that the loop needs neither Node nor a browser. */
export interface FitClock {
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Lets messages in. */
  pause(): Promise<void>;
}

/** Milliseconds of work between two pauses: a cancel is heard well before a person notices. */
const workBetweenPauses = 20;

/** Says when it is time to let messages in; costs nothing but a look at the clock while it is not. */
export class Pacer {
  private rested: number;

  constructor(private readonly clock: FitClock) {
    this.rested = clock.now();
  }

  get due(): boolean {
    return this.clock.now() - this.rested >= workBetweenPauses;
  }

  async rest(): Promise<void> {
    await this.clock.pause();
    this.rested = this.clock.now();
  }
}
