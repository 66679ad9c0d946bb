import type { Events } from '../../contract/events';
import type { EventListener } from '../../contract/rpc';

/** Listeners of the events that a run's progress is told by. */
export interface RunListeners {
  readonly onProgress?: (progress: Events['run.progress']) => void;
  readonly onEpoch?: (epoch: Events['run.epoch']) => void;
  readonly onChange?: (run: Events['run.changed']) => void;
}

/** Sorts events by name; those that are not about runs are passed over. */
export function runEvents({ onProgress, onEpoch, onChange }: RunListeners): EventListener {
  return (event, payload) => {
    // An event's payload is the one of its name; compared by name, the compiler cannot tell.
    if (event === 'run.progress') onProgress?.(payload as Events['run.progress']);
    else if (event === 'run.epoch') onEpoch?.(payload as Events['run.epoch']);
    else if (event === 'run.changed') onChange?.(payload as Events['run.changed']);
  };
}
