import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DrawQueue } from './schedule';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'requestAnimationFrame', 'cancelAnimationFrame'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('draws a chart no more than four times a second, however often it is asked to, and ends with the last state', async () => {
  const queue = new DrawQueue();
  let draws = 0;
  const chart = queue.add(
    () => Promise.resolve(void (draws += 1)),
    () => true,
  );
  for (let asked = 0; asked < 100; asked += 1) {
    chart.request();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(draws).toBeGreaterThanOrEqual(3);
  expect(draws).toBeLessThanOrEqual(5);
  const before = draws;
  chart.request();
  await vi.advanceTimersByTimeAsync(1000);
  expect(draws).toBe(before + 1);
});

it('draws one chart a frame', async () => {
  const queue = new DrawQueue();
  const order: string[] = [];
  for (const name of ['a', 'b']) {
    queue
      .add(
        () => Promise.resolve(void order.push(`${name} at ${Math.round(performance.now() / 16)}`)),
        () => true,
      )
      .request();
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(order).toHaveLength(2);
  expect(order[0]?.split(' at ')[1]).not.toBe(order[1]?.split(' at ')[1]);
});

it('leaves out what is not in sight, and what was taken out', async () => {
  const queue = new DrawQueue();
  const drawn: string[] = [];
  let inSight = false;
  const hidden = queue.add(
    () => Promise.resolve(void drawn.push('hidden')),
    () => inSight,
  );
  const gone = queue.add(
    () => Promise.resolve(void drawn.push('gone')),
    () => true,
  );
  hidden.request();
  gone.request();
  gone.remove();
  await vi.advanceTimersByTimeAsync(500);
  expect(drawn).toEqual([]);
  inSight = true;
  hidden.request();
  await vi.advanceTimersByTimeAsync(500);
  expect(drawn).toEqual(['hidden']);
});
