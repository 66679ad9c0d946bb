import { arch, cpus, platform, release } from 'node:os';
import type { RunEnvironment } from '../core/run/run';
import type { EngineTaken } from './choose-engine';

/** What a run was made with, for its record. */
export function describeEnvironment({ engine, device, threads, timings }: EngineTaken, seqbench: string): RunEnvironment {
  const processors = cpus();
  const { electron, node } = process.versions;
  return {
    seqbench,
    engine: engine.name,
    device: threads > 1 ? device.name.replace(/^1 core\b/, `${threads} cores`) : device.name,
    ...(timings.length > 0 ? { timings } : {}),
    runtime: electron ? `Electron ${electron} (Node ${node})` : `Node ${node}`,
    platform: `${platform()} ${arch()}, ${release()}`,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
  };
}
