import type { Steps } from '../../steps';
import { formatCount, plural } from '../../text';
import type { AuditFinding } from '../audit';
import { chronological, heldBack } from './fixes';
import { countSharing, testIsTrain } from './parts';
import { findingsOf, type Reason } from './reason';
import type { AuditView } from './view';

/** Windows of different parts with rows in common. */
export function* auditSharedRows(view: AuditView): Steps<readonly AuditFinding[]> {
  const { spec, samples } = view;
  if (spec.shape !== 'windows') return findingsOf('shared-rows', 'split', 'Each row is a sample of its own.', []);
  const clear = `No row is in windows of two parts (${plural(samples.train.length, 'window')} to train on, ${formatCount(samples.test.length)} to test on).`;
  return findingsOf('shared-rows', 'split', clear, spec.split.method === 'none' ? [allShared(view)] : yield* shared(view));
}

function allShared({ spec, samples, clock }: AuditView): Reason {
  return {
    state: 'leak',
    message: `All ${plural(samples.test.length, 'window')} to test on are the windows that were trained on.`,
    rows: samples.test.length,
    why: testIsTrain.why,
    field: 'split',
    fixes: [heldBack(spec, clock)],
  };
}

function* shared(view: AuditView): Steps<readonly Reason[]> {
  const { spec, samples, clock } = view;
  const test = yield* countSharing(view, samples.test, samples.train);
  const parts = [
    { name: 'test', count: test, of: samples.test.length },
    ...(samples.validation
      ? [{ name: 'validation', count: yield* countSharing(view, samples.validation, samples.train), of: samples.validation.length }]
      : []),
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return [];
  const words = parts.map(({ name, count, of }) => `${formatCount(count)} of ${formatCount(of)} ${name} windows`);
  return [
    {
      state: 'leak',
      message: `${words.join(' and ')} have rows in common with windows that were trained on.`,
      rows: parts.reduce((sum, { count }) => sum + count, 0),
      why: 'What is to be predicted was seen in training, one window further.',
      field: 'split',
      fixes: [chronological(spec, clock)],
    },
  ];
}
