import { surveyWords } from '../../src-main/core/run/engine-words';
import type { EngineReport } from '../../src-main/core/run/engines';
import { describeError, toErrorInfo } from '../../src-main/contract/errors';
import { api } from '../api/api';

/** What there is to train on; looked up when it is first shown, for loading TensorFlow takes a moment. */
export class Devices {
  engines = $state.raw<readonly EngineReport[] | null>(null);
  failure = $state('');

  /** In words, one sentence an engine. */
  readonly lines = $derived.by((): readonly string[] => {
    if (this.failure) return [this.failure];
    if (!this.engines) return ['Looking for what there is to train on …'];
    return this.engines.map(surveyWords);
  });

  async look(): Promise<void> {
    this.failure = '';
    try {
      this.engines ??= await api.invoke('run.engines');
    } catch (thrown) {
      this.failure = describeError(toErrorInfo(thrown));
    }
  }
}

export const devices = new Devices();
