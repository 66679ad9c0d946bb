import { describe, expect, it, vi } from 'vitest';
import { type Command, CommandRegistry } from './commands.svelte';

function command(id: string, shortcut: string, more: Partial<Command> = {}): Command & { run: ReturnType<typeof vi.fn> } {
  return { id, title: id, group: 'Test', shortcut, run: vi.fn(), ...more } as Command & { run: ReturnType<typeof vi.fn> };
}

function press(target: EventTarget, key: string, keys: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...keys });
  target.dispatchEvent(event);
  return event;
}

describe('commands', () => {
  it('run by their shortcut and by no other', () => {
    const registry = new CommandRegistry();
    const undo = command('undo', 'Mod+Z');
    const redo = command('redo', 'Mod+Shift+Z');
    registry.register([undo, redo]);
    registry.handle(press(document.body, 'Z', { ctrlKey: true, shiftKey: true }));
    expect([undo.run, redo.run].map((run) => run.mock.calls.length)).toEqual([0, 1]);
    registry.handle(press(document.body, 'z'));
    expect(undo.run).not.toHaveBeenCalled();
  });

  it('leave keys to a text field unless they are meant for it', () => {
    const registry = new CommandRegistry();
    const undo = command('undo', 'Mod+Z');
    const palette = command('palette', 'Mod+K', { whileTyping: true });
    registry.register([undo, palette]);
    const input = document.body.appendChild(document.createElement('input'));
    registry.handle(press(input, 'z', { ctrlKey: true }));
    registry.handle(press(input, 'k', { ctrlKey: true }));
    expect([undo.run, palette.run].map((run) => run.mock.calls.length)).toEqual([0, 1]);
  });

  it('give way to those of the screen that came last, and come back when it goes', () => {
    const registry = new CommandRegistry();
    const app = command('app', 'Mod+E');
    const screen = command('screen', 'Mod+E');
    registry.register([app]);
    const leave = registry.register([screen]);
    registry.handle(press(document.body, 'e', { ctrlKey: true }));
    leave();
    registry.handle(press(document.body, 'e', { ctrlKey: true }));
    expect([app.run, screen.run].map((run) => run.mock.calls.length)).toEqual([1, 1]);
  });

  it('pass over those that cannot be done now', () => {
    const registry = new CommandRegistry();
    const undo = command('undo', 'Mod+Z', { enabled: () => false });
    registry.register([undo]);
    const event = press(document.body, 'z', { ctrlKey: true });
    registry.handle(event);
    expect(undo.run).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it('do not reach through a dialog', () => {
    const registry = new CommandRegistry();
    const go = command('go', 'Mod+1', { whileTyping: true });
    registry.register([go]);
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('aria-modal', 'true');
    registry.handle(press(dialog.appendChild(document.createElement('button')), '1', { ctrlKey: true }));
    expect(go.run).not.toHaveBeenCalled();
    registry.handle(press(document.body, '1', { ctrlKey: true }));
    expect(go.run).toHaveBeenCalledOnce();
  });
});
