/** The part of `assemblyscript/asc` that is used; its own types declare a `console` that hides Node's. */
declare const asc: {
  main(
    args: readonly string[],
    api: { readFile?(name: string): string | null; writeFile(name: string, contents: Uint8Array | string): void },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
};
export default asc;
