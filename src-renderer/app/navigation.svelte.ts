/** The screens there are: the start and the six nouns. */
export const nouns = ['dataset', 'problem', 'model', 'run', 'leaderboard', 'report'] as const;
export type Noun = (typeof nouns)[number];
export type Screen = 'start' | Noun;

interface Place {
  readonly screen: Screen;
  /** What is open on that screen: a model's or run's id, `compare` and run ids, or the field to look at. */
  readonly path: readonly string[];
}

/** Where the user is, with a way back. */
export class Navigation {
  private place = $state.raw<Place>({ screen: 'start', path: [] });
  private readonly past: Place[] = [];

  get screen(): Screen {
    return this.place.screen;
  }

  get path(): readonly string[] {
    return this.place.path;
  }

  go(screen: Screen, ...path: readonly string[]): void {
    if (screen === this.screen && path.join('/') === this.path.join('/')) return;
    this.past.push(this.place);
    this.place = { screen, path };
  }

  /** @returns false where there is nothing to go back to */
  back(): boolean {
    const place = this.past.pop();
    if (!place) return false;
    this.place = place;
    return true;
  }

  /** Forgets the way here, as when another project is opened. */
  reset(screen: Screen): void {
    this.past.length = 0;
    this.place = { screen, path: [] };
  }
}

export const navigation = new Navigation();
