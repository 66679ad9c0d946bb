import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** The window's colours, which are the report's too. */
const tokens = readFileSync(new URL('../../../src-renderer/app/tokens.css', import.meta.url), 'utf8');

type Theme = ReadonlyMap<string, string>;

/** Colours by their names, as a theme has them: the dark one takes what it does not say from the light one. */
function colorsOf(css: string): Readonly<Record<'light' | 'dark', Theme>> {
  const found = { light: new Map<string, string>(), dark: new Map<string, string>() };
  for (const [, head = '', body = ''] of css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const theme = head.includes('dark') ? found.dark : found.light;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/g)) theme.set(name, value);
  }
  return { light: found.light, dark: new Map([...found.light, ...found.dark]) };
}

/** Relative luminance, WCAG 2.2. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Theme, one: string, other: string): number {
  const [high = 0, low = 0] = [one, other].map((name) => luminance(theme.get(name) ?? '')).sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const themes = colorsOf(tokens);

describe.each(['light', 'dark'] as const)('in the %s theme', (name) => {
  const theme = themes[name];
  const grounds = ['bg', 'surface', 'sunken'];

  it.each(grounds)('the edge of a field, a box or a switch is told from %s: WCAG 1.4.11', (ground) => {
    expect(contrast(theme, 'edge', ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(['text', 'text-2', 'text-3', 'accent'])('words in %s can be read on every ground: WCAG 1.4.3', (color) => {
    for (const ground of grounds) expect(contrast(theme, color, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['good', 'warn', 'bad'])('words that say %s can be read on their own ground', (color) => {
    expect(contrast(theme, color, `${color}-soft`)).toBeGreaterThanOrEqual(4.5);
  });
});
