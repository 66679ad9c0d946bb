import type { Transform } from '../problem/scaling-spec';
import { formatNumber } from '../text';
import type { ResultRecord } from './report';
import type { Sentence } from './sentence';

/** More columns than this are not told one by one. */
const most = 8;

/** What was done to every column, `high: min-max, (value − 12.8) / 37.9`; columns that stand as they are have no line. */
export function scalingWords({ prepared: { transforms }, problem: { spec } }: ResultRecord): readonly Sentence[] {
  const places = [
    ...transforms.inputs.map((transform, index) => ({ transform, path: `prepared.transforms.inputs.${index}`, isTarget: false })),
    ...transforms.targets.map((transform, index) => ({ transform, path: `prepared.transforms.targets.${index}`, isTarget: true })),
  ].filter(({ transform }) => transform.kind !== 'none');
  const told = new Set<string>();
  // The one feature of a sequence a row has no name that says more than the steps do.
  const isNamed = spec.shape === 'windows' || transforms.inputs.length > 1;
  const lines = places.flatMap(({ transform, path, isTarget }) => {
    const words = [...(isNamed || isTarget ? [{ name: transform.column }, ': '] : []), ...transformWords(transform, path, isTarget)];
    const key = words.map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.text)).join('');
    // A target of windows is scaled as the input of its name is.
    if (told.has(key)) return [];
    told.add(key);
    return [words];
  });
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most), [`and ${lines.length - most} columns more`]];
}

function transformWords({ kind, offset, scale }: Transform, path: string, isTarget: boolean): Sentence {
  const fitted: Sentence = [
    ', fitted on the training part alone: (value − ',
    { path: `${path}.offset`, value: offset, text: formatNumber(offset) },
    ') / ',
    { path: `${path}.scale`, value: scale, text: formatNumber(scale) },
  ];
  switch (kind) {
    case 'none':
      return ['none'];
    case 'min-max':
      return ['min-max to 0 … 1', ...fitted];
    case 'standard':
      return ['standard (mean 0, standard deviation 1)', ...fitted];
    case 'robust':
      return ['robust (median and quartiles)', ...fitted];
    case 'log':
      return ['natural logarithm'];
    case 'difference':
      return [isTarget ? 'difference from the last known value' : 'difference from the row before'];
    case 'divide-255':
      return ['divided by 255'];
  }
}
