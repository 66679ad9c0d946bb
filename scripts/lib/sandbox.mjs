/** Chromium's own sandbox cannot be set up by root on Linux; every other user keeps it. */
export const sandboxSwitches = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []);
