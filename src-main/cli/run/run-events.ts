import type { Events } from '../../contract/events';
import type { EventListener } from '../../contract/rpc';

/** Listeners of the events that a run's progress is told by. */
export interface RunListeners {
  readonly onProgress?: (progress: Events['run.progress']) => void;
  readonly onEpochs?: (ended: Events['run.epochs']) => void;
  readonly onChange?: (run: Events['run.changed']) => void;
}

/** Sorts events by name; those that are not about runs are passed over. */
export function runEvents({ onProgress, onEpochs, onChange }: RunListeners): EventListener {
  return (event, payload) => {
    // An event's payload is the one of its name; compared by name, the compiler cannot tell.
    if (event === 'run.progress') onProgress?.(payload as Events['run.progress']);
    else if (event === 'run.epochs') onEpochs?.(payload as Events['run.epochs']);
    else if (event === 'run.changed') onChange?.(payload as Events['run.changed']);
  };
}
