import type { Channel } from '../contract/channel';
import { MessageFan } from './message-fan';

/** What a utility process of Electron finds at `process.parentPort`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * The child's side of the pipe to its parent, in an Electron utility process and in a Node child process alike.
 *
 * @param onGone called when a Node parent is gone; by default the child ends too, since nobody is left to work for
 * @throws Error where this process was not started as a child
 */
export function connectToParent(onGone: () => void = () => process.exit(0)): Channel {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) return utilityChannel(port);
  if (process.send) return forkedChannel(onGone);
  throw new Error('This program is a part of Seqbench and is started by it.');
}

function isParentPort(port: unknown): port is ParentPort {
  return typeof port === 'object' && port !== null && 'postMessage' in port && typeof port.postMessage === 'function';
}

function utilityChannel(port: ParentPort): Channel {
  const messages = new MessageFan();
  port.on('message', (event) => messages.deliver(event.data));
  return { send: (message) => port.postMessage(message), onMessage: (listener) => messages.listen(listener) };
}

function forkedChannel(onGone: () => void): Channel {
  const messages = new MessageFan();
  process.on('message', (message) => messages.deliver(message));
  process.on('disconnect', onGone);
  // A terminal sends its interrupt to parent and children alike; the parent decides what becomes of them.
  process.on('SIGINT', () => undefined);
  // Ctrl-C in a terminal reaches the whole group; the parent decides what it means, and ends its children in order.
  process.on('SIGINT', () => undefined);
  return {
    // The callback keeps a message to a parent that has just gone from being thrown as an error.
    send(message) {
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
    },
    onMessage: (listener) => messages.listen(listener),
  };
}
