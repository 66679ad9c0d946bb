// Random numbers for the simulated samples. Only +, −, × and whole-number operations are used, so that no platform's Math library matters.

/** mulberry32: 32-bit state, one addition and three multiplications a draw. @param {number} start */
export function uniforms(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word = (word + Math.imul(word ^ (word >>> 7), word | 61)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Sum of twelve uniforms less six: mean 0, variance 1, close to normal, and free of log and cos. @param {() => number} uniform */
export function normals(uniform) {
  return () => {
    let sum = -6;
    for (let count = 0; count < 12; count += 1) sum += uniform();
    return sum;
  };
}
