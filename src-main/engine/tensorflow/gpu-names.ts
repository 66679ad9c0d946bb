import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { bindingPath } from './binding';

const run = promisify(execFile);
const PROBE_MS = 60_000;

/**
 * Name and memory of every graphics card that TensorFlow took, from TensorFlow itself: the binding does not hand out its list of
 * devices, but TensorFlow reports each one when it starts. It is started once more, in a process of its own, to hear that.
 *
 * @returns none where the report could not be had
 */
export async function gpuNames(): Promise<readonly string[]> {
  const path = bindingPath();
  if (path === null) return [];
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '0', ELECTRON_RUN_AS_NODE: '1' };
  try {
    const { stderr } = await run(process.execPath, ['-e', 'require(process.argv[1])', path], { env, timeout: PROBE_MS });
    return gpusIn(stderr);
  } catch {
    return [];
  }
}

/**
 * @param report of TensorFlow: `Created device /job:…/device:GPU:0 with 22286 MB memory:  -> device: 0, name: NVIDIA RTX A5000, pci bus id: …`
 * @returns `NVIDIA RTX A5000, 22 GB`: the memory is what TensorFlow may use of it
 */
export function gpusIn(report: string): readonly string[] {
  const line = /Created device \S*device:GPU:\d+ with (\d+) MB memory:\s*-> device: \d+, name: ([^,\n]+)/g;
  return [...report.matchAll(line)].map(([, megabytes, name]) => `${(name ?? '').trim()}, ${Math.round(Number(megabytes) / 1024)} GB`);
}
