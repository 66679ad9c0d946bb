/** `0, 1, 2, 3`: labels as they are written, one after the other; a label with a comma in it stands in quotes. */
export function formatLabels(labels: readonly string[]): string {
  return labels.map((label) => (/[,"]|^\s|\s$/.test(label) ? `"${label.replaceAll('"', '""')}"` : label)).join(', ');
}

/** @returns the labels in a text, in its order and each once */
export function parseLabels(text: string): readonly string[] {
  const parts = text.match(/\s*"(?:[^"]|"")*"\s*|[^,]+/g) ?? [];
  const labels = parts.map((part) => part.trim()).map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part));
  return [...new Set(labels.filter((label) => label !== ''))];
}
