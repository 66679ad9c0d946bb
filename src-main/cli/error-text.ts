import { type ErrorInfo, toErrorInfo } from '../contract/errors';
import { printable } from './terminal';

/** What happened, where, and what to do: never a stack trace. */
export function errorText(thrown: unknown): string {
  const info = toErrorInfo(thrown);
  return [headline(info), ...place(info), ...(info.remedy ? [`  ${clean(info.remedy)}`] : []), ...cause(info)].join('\n');
}

function headline({ message }: ErrorInfo): string {
  return clean(message.trimEnd());
}

function place(info: ErrorInfo): readonly string[] {
  if (!info.place || info.message.includes(info.place)) return [];
  return [`  Where: ${clean(info.place)}`];
}

function cause({ code, cause: text }: ErrorInfo): readonly string[] {
  return code === 'internal' && text ? [`  Details: ${clean(text.split('\n')[0] ?? '')}`] : [];
}

/** Line by line, because several faults stand on lines of their own. */
function clean(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
