const day = 86_400_000;

/** `today 14:05`, `yesterday 09:12`, `12 Nov 2026`: when something was opened, in local time. */
export function formatWhen(iso: string, now: Date = new Date()): string {
  const then = new Date(iso);
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.getTime() >= midnight) return `today ${time}`;
  if (then.getTime() >= midnight - day) return `yesterday ${time}`;
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
