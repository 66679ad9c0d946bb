/** What a file says and this program does otherwise, without a change to what the model computes; told to whoever opens it. */
export class Notes {
  private readonly texts = new Set<string>();

  add(text: string): void {
    this.texts.add(text);
  }

  get all(): readonly string[] {
    return [...this.texts];
  }
}
