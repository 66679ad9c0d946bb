import { builtInEngine } from '../engine/built-in';
import { connectToParent } from '../host/parent-channel';
import { TrainerProcess } from './trainer-process';

/** The entry of a trainer: one process, one run. */
export const trainer = new TrainerProcess(connectToParent(), builtInEngine);
