import { connectToParent } from '../host/parent-channel';
import { engineSources } from './engines';
import { TrainerProcess } from './trainer-process';

/** The entry of a trainer: one process, a run, and another where the first was short and ended well. */
export const trainer = new TrainerProcess(connectToParent(), engineSources);
