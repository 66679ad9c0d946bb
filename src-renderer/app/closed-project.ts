/** The project that the user closed on purpose; it is not opened by itself at the next start. */
const key = 'seqbench.closed';

/** @param folder null once a project is opened again */
export function rememberClosed(folder: string | null): void {
  if (folder === null) localStorage.removeItem(key);
  else localStorage.setItem(key, folder);
}

export function wasClosed(folder: string): boolean {
  return localStorage.getItem(key) === folder;
}
