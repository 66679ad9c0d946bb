import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { type Answer, eventChannel, invokeChannel } from '../contract/bridge';
import type { EventListener } from '../contract/rpc';
import { log } from './log';
import { isOurs } from './window-address';

/** Answers a request of the window, whatever it asks; who answers parses the input. */
export type Answerer = (command: string, input: unknown) => Promise<Answer<unknown>>;

/**
 * Lets the window ask. Each sender is checked: our own window's main frame, showing our own page.
 *
 * @param window the one that is open, or null
 */
export function answerWindow(window: () => BrowserWindow | null, answer: Answerer): void {
  ipcMain.handle(invokeChannel, async (event, command: unknown, input: unknown): Promise<Answer<unknown>> => {
    const name = typeof command === 'string' ? command : '';
    const reply = isFromOurPage(event, window()) ? await answer(name, input) : refused;
    if (!reply.ok && (reply.error.code === 'internal' || reply.error.code === 'request.refused')) {
      log(`${name.slice(0, 80)}: ${reply.error.message} ${reply.error.cause ?? ''}`);
    }
    return reply;
  });
}

const refused: Answer<never> = { ok: false, error: { code: 'request.refused', message: 'This page may not ask for anything.' } };

function isFromOurPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  return window !== null && frame !== null && frame === window.webContents.mainFrame && isOurs(frame.url);
}

/** @returns a function that tells the window of an event, where there is a window */
export function windowEvents(window: () => BrowserWindow | null): EventListener {
  return (event, payload) => {
    const open = window();
    if (open && !open.isDestroyed()) open.webContents.send(eventChannel, event, payload);
  };
}
