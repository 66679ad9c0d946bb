import { connectToParent } from '../host/parent-channel';
import { engineSources } from './engines';
import { TrainerProcess } from './trainer-process';

/** The entry of a trainer: one process, one run. */
export const trainer = new TrainerProcess(connectToParent(), engineSources);
