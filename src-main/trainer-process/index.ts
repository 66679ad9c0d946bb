import { constants, setPriority } from 'node:os';
import { builtInEngine } from '../engine/built-in';
import { connectToParent } from '../host/parent-channel';
import { TrainerProcess } from './trainer-process';

/** Training takes every core there is; the window comes first whenever it has something to do. */
function yieldToTheWindow(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // A system that refuses leaves the trainer as urgent as the rest.
  }
}

yieldToTheWindow();

/** The entry of a trainer: one process, one run. */
export const trainer = new TrainerProcess(connectToParent(), builtInEngine);
