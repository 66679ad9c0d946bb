/** What one engine can compute on, here. */
export interface EngineReport {
  readonly engine: 'built-in' | 'tensorflow';
  /** None where it cannot be had. */
  readonly devices: readonly { readonly kind: 'cpu' | 'gpu'; readonly name: string }[];
  /** Cores over which it spreads the batches of larger models, if they are free; 1 where it never does, or decides that itself. */
  readonly cores: number;
  /** Why it has no device, or none of a kind that one might look for; empty where there is nothing to say. */
  readonly note: string;
}
