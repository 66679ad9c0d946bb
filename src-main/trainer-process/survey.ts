import { availableParallelism } from 'node:os';
import type { EngineReport } from '../core/run/engines';
import type { EngineSource } from './engines';

/** Asks every engine what it can compute on here; loads those that are installed. */
export function surveyEngines(sources: readonly EngineSource[]): Promise<readonly EngineReport[]> {
  return Promise.all(sources.map(surveyEngine));
}

async function surveyEngine(source: EngineSource): Promise<EngineReport> {
  const engine = source.engine.name;
  const cores = source.threaded ? availableParallelism() : 1;
  const devices = source.installed() ? await source.engine.devices() : [];
  if (devices.length === 0) return { engine, devices, cores, note: await source.whyNot(null) };
  // The built-in engine never uses a graphics card, so there is no news in that.
  const lacksGpu = engine !== 'built-in' && devices.every((device) => device.kind !== 'gpu');
  return { engine, devices, cores, note: lacksGpu ? await source.whyNot('gpu') : '' };
}
