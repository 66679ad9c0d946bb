import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Device } from '../engine';
import type { Binding } from './binding';
import { loadTensorFlow } from './backend';
import { gpuNames } from './gpu-names';
import { plural } from '../../core/text';

export interface TensorFlowStatus {
  /** At most one: TensorFlow's binding computes on the graphics card where it finds one, on the processor else. */
  readonly devices: readonly Device[];
  /** TensorFlow's version, `2.21.0`; null where it is not there. */
  readonly version: string | null;
  /** One sentence for people: what training runs on, and why not on a graphics card. */
  readonly note: string;
}

let found: Promise<TensorFlowStatus> | null = null;

/** Asked once: what TensorFlow found when it was loaded does not change. */
export function status(): Promise<TensorFlowStatus> {
  found ??= look();
  return found;
}

async function look(): Promise<TensorFlowStatus> {
  let binding: Binding | null;
  try {
    binding = loadTensorFlow();
  } catch (cause) {
    return unusable(cause);
  }
  if (!binding) return unusable('its binding is gone');
  const version = binding.TF_Version;
  if (!binding.isUsingGpuDevice()) {
    const name = `${plural(availableParallelism(), 'core')}, version ${version}`;
    return { devices: [{ kind: 'cpu', name }], version, note: `${whyNoGpu()}; training runs on the processor.` };
  }
  const names = await gpuNames();
  const name = names.length > 0 ? names.join('; ') : 'NVIDIA graphics card';
  return { devices: [{ kind: 'gpu', name }], version, note: `TensorFlow computes on the graphics card: ${name}.` };
}

function unusable(cause: unknown): TensorFlowStatus {
  const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
  return {
    devices: [],
    version: null,
    note: `TensorFlow is set up but could not be started (${reason}); training uses the built-in engine.`,
  };
}

/** The NVIDIA kernel driver shows itself here; TensorFlow looks for it through CUDA. */
const driverSigns = ['/proc/driver/nvidia/version', '/dev/nvidiactl'];

function whyNoGpu(): string {
  if (process.platform === 'darwin') return 'TensorFlow uses no graphics card on a Mac';
  if (process.platform === 'linux' && !driverSigns.some((sign) => existsSync(sign))) return 'TensorFlow found no NVIDIA driver';
  return 'TensorFlow could not use an NVIDIA card: it was built without CUDA, or CUDA is not installed';
}
