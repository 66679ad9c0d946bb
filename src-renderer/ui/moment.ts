const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** `Today, 14:02`, or `3 Nov 2026, 14:02`, in the user's own time. */
export function formatMoment(iso: string, now: Date = new Date()): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return '';
  const date = day.format(moment);
  return `${date === day.format(now) ? 'Today' : date}, ${clock.format(moment)}`;
}
