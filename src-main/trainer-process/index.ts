import { connectToParent } from '../host/parent-channel';
import { engineSources } from './engines';
import { TrainerProcess } from './trainer-process';

/** The entry of a trainer: one process, a run, and another where the first was short and ended well. */
export const trainer = new TrainerProcess(connectToParent(), engineSources);

// A run that waited for this process has come by then, and is not kept waiting.
// What went wrong would go wrong in a run too, and is told there.
setTimeout(() => void trainer.warmUp().catch(() => undefined), 10);
