import type { Channel } from '../contract/channel';
import { type EventListener, serve } from '../contract/rpc';
import { connectToParent } from '../host/parent-channel';
import { dataHandlers } from './handlers';

/** Joins the handlers, which tell events, to the channel, which carries them. */
function start(channel: Channel): void {
  let tell: EventListener = () => undefined;
  const handlers = dataHandlers((event, payload) => {
    tell(event, payload);
  });
  tell = serve(channel, handlers);
}

start(connectToParent());
