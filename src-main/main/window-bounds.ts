import type { WindowBounds } from './settings';

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a window that must be on a screen for it to be found again. */
const visibleMargin = 100;

/**
 * Where a window opens: where it was, if a screen still shows that place, else at its usual size wherever the system puts it.
 *
 * @param remembered from the settings
 * @param screens work areas of all displays
 */
export function openingBounds(remembered: WindowBounds | null, screens: readonly Area[]): Partial<Area> {
  if (!remembered || !screens.some((screen) => shows(screen, remembered))) return {};
  const { x, y, width, height } = remembered;
  return { x, y, width, height };
}

function shows(screen: Area, window: Area): boolean {
  const width = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  const height = Math.min(screen.y + screen.height, window.y + window.height) - Math.max(screen.y, window.y);
  return width >= visibleMargin && height >= visibleMargin;
}
