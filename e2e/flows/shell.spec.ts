import { spawn } from 'node:child_process';
import { environment, root } from '../support/launch';
import { expect, test } from '../support/test';

test('the window opens and knows nothing of Node', async ({ workbench: { page } }) => {
  await expect(page).toHaveTitle('Seqbench');
  expect(page.url()).toBe('app://seqbench/index.html');
  const globals = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in globalThis),
    api: Object.keys(Reflect.get(window, 'api') as object).sort(),
  }));
  expect(globals).toEqual({ node: [], api: ['invoke', 'on', 'pathForFile'] });
});

test('the page runs sandboxed, isolated and without evaluated code', async ({ workbench: { app, page } }) => {
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Electron has this function but does not declare it.
    const read = contents && (Reflect.get(contents, 'getLastWebPreferences') as () => Electron.WebPreferences);
    const { sandbox, contextIsolation, nodeIntegration } = read?.call(contents) ?? {};
    return { sandbox, contextIsolation, nodeIntegration };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy') ?? '');
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toMatch(/unsafe-eval|https?:/);
});

test('evaluated code and requests to outside are refused', async ({ workbench: { page, problems } }) => {
  const refused = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    // A string as a timer's handler is evaluated code.
    Reflect.apply(setTimeout, window, ['window.evaluated = true']);
    const outside = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { blocked: blocked.sort(), outside, evaluated: 'evaluated' in window };
  });
  expect(refused).toEqual({ blocked: ['connect-src', 'script-src'], outside: 'refused', evaluated: false });
  expect(problems.splice(0).every((problem) => problem.includes('Content Security Policy'))).toBe(true);
});

test('new windows, other pages and permissions are refused', async ({ workbench: { app, page } }) => {
  const opened = await page.evaluate(() => window.open('https://example.com/') === null);
  expect(opened).toBe(true);
  expect(app.windows()).toHaveLength(1);
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.waitForTimeout(500);
  expect(page.url()).toBe('app://seqbench/index.html');
  const state = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
  expect(state).toBe('denied');
});

test('commands that are not for the window are refused', async ({ workbench: { page } }) => {
  const outcome = await page.evaluate(async () => {
    const api = Reflect.get(window, 'api') as {
      invoke(command: string, input?: unknown): Promise<{ ok: boolean; error?: { code: string } }>;
    };
    const attempt = (command: string, input?: unknown) =>
      api.invoke(command, input).then(
        (answer) => (answer.ok ? 'answered' : (answer.error?.code ?? '')),
        () => 'refused by the bridge',
      );
    return [
      await attempt('store.open', { folder: '/' }),
      await attempt('toString'),
      await attempt('project.open', { folder: 7 }),
      // No save dialog gave this path.
      await attempt('report.save', { problemId: 'p', path: '/anywhere/report.html' }),
    ];
  });
  expect(outcome).toEqual(['refused by the bridge', 'refused by the bridge', 'request.invalid', 'request.refused']);
});

test('a second start brings the first window back and ends', async ({ workbench: { app, home } }) => {
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const executable = await app.evaluate(() => process.execPath);
  const second = spawn(executable, [...sandbox, root], { env: environment(home), stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
  await expect.poll(visible).toEqual([true]);
});

test('the window comes back where it was', async ({ start }) => {
  const first = await start();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1100, height: 700 });
  });
  const sized = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(sized).toMatchObject({ width: 1100, height: 700 });
  await first.app.close();
  const second = await start();
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  expect(bounds).toMatchObject({ width: 1100, height: 700 });
});
