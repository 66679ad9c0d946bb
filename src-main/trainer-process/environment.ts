import { arch, cpus, platform, release } from 'node:os';
import type { RunEnvironment } from '../core/run/run';
import type { Engine } from '../engine/engine';

/** What a run was made with, for its record. */
export async function describeEnvironment(engine: Engine, seqbench: string): Promise<RunEnvironment> {
  const processors = cpus();
  const [device] = await engine.devices();
  const { electron, node } = process.versions;
  return {
    seqbench,
    engine: engine.name,
    device: device?.name ?? 'unknown',
    runtime: electron ? `Electron ${electron} (Node ${node})` : `Node ${node}`,
    platform: `${platform()} ${arch()}, ${release()}`,
    cpu: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
  };
}
