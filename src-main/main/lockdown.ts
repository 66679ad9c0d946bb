import { app, session, type WebContents } from 'electron';
import { log } from './log';
import { developmentOrigin, isOurs } from './window-address';

/** Switches that keep Chromium from calling anyone; must be set before the app is ready. */
const quietSwitches = ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings'];

/** Addresses that reach beyond this program. */
const outsideUrls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/** Must be called before the app is ready. */
export function declareLockdown(): void {
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  app.on('web-contents-created', (_event, contents) => {
    refuseLeaving(contents);
  });
}

/** No page but ours, no second window, no embedded browser. */
function refuseLeaving(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void; readonly url: string }): void => {
    if (isOurs(event.url)) return;
    event.preventDefault();
    log(`refused to go to ${event.url}`);
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    log(`refused to open ${url}`);
    return { action: 'deny' };
  });
}

/** Refuses permissions, devices, requests to outside and dictionary downloads; call once the app is ready. */
export function lockSession(): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setSpellCheckerEnabled(false);
  ours.webRequest.onBeforeRequest({ urls: outsideUrls }, (details, decide) => {
    decide({ cancel: !isDevelopment(details.url) });
  });
  // A chart saved as a picture is a download of the window's own making; anything else is not ours.
  ours.on('will-download', (event, item) => {
    if (!/^(blob|data):/.test(item.getURL())) event.preventDefault();
  });
}

function isDevelopment(url: string): boolean {
  return developmentOrigin !== null && new URL(url).host === new URL(developmentOrigin).host;
}
