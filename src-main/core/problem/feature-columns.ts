import { formatColumns } from './columns';
import type { ProblemSpec } from './problem';
import { ownScaling, type Scaling } from './scaling-spec';
import type { CalendarFeature } from './windows-spec';

/** What a step of a window, a step of a sequence or a pixel has one value of. */
export interface Feature {
  /** As it is shown: a column, the calendar's word, or what stands for the columns of several steps. */
  readonly name: string;
  /** Columns that hold it, in the order of the steps; one for windows, none for the calendar. */
  readonly columns: readonly string[];
  readonly scaling: Scaling;
  /** Of windows: taken from the row that a step predicts. */
  readonly ahead: boolean;
  readonly calendar: CalendarFeature | null;
}

/** Features in the order in which a step has them: inputs, calendar, columns known in advance. */
export function featuresOf(spec: ProblemSpec): readonly Feature[] {
  return spec.shape === 'windows' ? windowFeatures(spec) : rowFeatures(spec);
}

function windowFeatures({ windows, scaling, scalings }: ProblemSpec): readonly Feature[] {
  if (!windows) return [];
  const column = (name: string, ahead: boolean): Feature => ({
    name,
    columns: [name],
    scaling: ownScaling(scalings, name) ?? scaling,
    ahead,
    calendar: null,
  });
  return [
    ...windows.inputs.map((name) => column(name, false)),
    ...windows.calendar.map((calendar): Feature => ({
      name: calendar,
      columns: [],
      scaling: calendarScaling(scaling),
      ahead: true,
      calendar,
    })),
    ...windows.known.map((name) => column(name, true)),
  ];
}

/** Hours and months have no logarithm that means something, and are no pixels. */
function calendarScaling(scaling: Scaling): Scaling {
  return scaling === 'min-max' || scaling === 'standard' || scaling === 'robust' ? scaling : 'none';
}

/** All steps of a feature share one scaling: that of its first column. */
function rowFeatures(spec: ProblemSpec): readonly Feature[] {
  const { shape, image, features, steps } = spec;
  const count = shape === 'image-a-row' ? (image?.channels ?? 1) : features;
  const columns = Array.from({ length: count }, (): string[] => []);
  for (const [place, name] of steps.entries()) columns[featureAt(spec, place)]?.push(name);
  return columns.map((own, feature) => ({
    name: nameOf(spec, own, feature, count),
    columns: own,
    scaling: ownScaling(spec.scalings, own[0] ?? '') ?? spec.scaling,
    ahead: false,
    calendar: null,
  }));
}

function nameOf({ shape, steps }: ProblemSpec, columns: readonly string[], feature: number, count: number): string {
  const [only = ''] = columns;
  if (columns.length === 1) return only;
  if (count > 1) return shape === 'image-a-row' ? `channel ${feature + 1}` : formatColumns(columns, steps);
  return shape === 'image-a-row' ? 'pixels' : 'steps';
}

/** @returns which feature of its step, or channel of its pixel, the column at a place of `steps` holds */
export function featureAt({ shape, steps, features, layout, image }: ProblemSpec, place: number): number {
  if (shape === 'image-a-row') return place % (image?.channels ?? 1);
  return layout === 'by-step' ? place % features : Math.floor(place / (steps.length / features));
}

/** @returns which step the column at a place of `steps` belongs to */
export function stepAt({ steps, features, layout }: Pick<ProblemSpec, 'steps' | 'features' | 'layout'>, place: number): number {
  return layout === 'by-step' ? Math.floor(place / features) : place % (steps.length / features);
}

/** How a target is scaled: of windows like an input, of rows only where it is said of it. Classes are not. */
export function targetScaling({ shape, task, scaling, scalings }: ProblemSpec, name: string): Scaling {
  if (task !== 'number') return 'none';
  return ownScaling(scalings, name) ?? (shape === 'windows' ? scaling : 'none');
}
