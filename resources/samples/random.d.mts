/** @returns numbers from 0 up to but not including 1; the same for the same start on every machine */
export function uniforms(start: number): () => number;
/** @returns numbers of mean 0 and variance 1, between -6 and 6 */
export function normals(uniform: () => number): () => number;
