import { type ErrorInfo, toErrorInfo } from '../../src-main/contract/errors';

export type Tone = 'info' | 'good' | 'warn' | 'bad';

/** The button of a notice: a verb, and what it does. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Notice {
  readonly id: number;
  readonly tone: Tone;
  readonly message: string;
  readonly place?: string | undefined;
  readonly remedy?: string | undefined;
  readonly details?: string | undefined;
  readonly action?: NoticeAction | undefined;
  /** What it is about: a new attempt clears the notices of the one before. */
  readonly topic?: string | undefined;
}

/** How long a notice that needs no answer stays, in milliseconds. */
export const stay = 6000;

/** A path is shortened to the file's name, and left out where the message has it already. */
export function placeToShow({ message, place }: ErrorInfo): string | undefined {
  const short = place && /^([a-z]:)?[\\/]/i.test(place) ? place.split(/[\\/]/).at(-1) : place;
  return short && message.includes(short) ? undefined : short;
}

/** What happened, where, and what to do; shown at the corner of the window until it is read. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  private nextId = 1;

  /** @returns what `dismiss` takes */
  say(message: string, options: { readonly tone?: Tone; readonly action?: NoticeAction } = {}): number {
    const id = this.add({ tone: options.tone ?? 'info', message, action: options.action });
    setTimeout(() => this.dismiss(id), stay);
    return id;
  }

  /** Errors stay until they are closed. The same error twice is one notice. */
  error(thrown: unknown, action?: NoticeAction, topic?: string): void {
    this.fault(toErrorInfo(thrown), action, topic);
  }

  /** The same for what another process says in words of its own. */
  fault(info: ErrorInfo, action?: NoticeAction, topic?: string): void {
    const known = this.list.find((notice) => notice.message === info.message && notice.place === placeToShow(info));
    if (known) this.dismiss(known.id);
    this.add({ tone: 'bad', message: info.message, place: placeToShow(info), remedy: info.remedy, details: info.cause, action, topic });
  }

  /** Says why something that was asked for is not done, and what would be. */
  refuse(message: string, remedy: string, action?: NoticeAction, topic?: string): void {
    this.add({ tone: 'warn', message, remedy, action, topic });
  }

  /** Takes away what was said about something that is now tried again. */
  clear(topic: string): void {
    this.list = this.list.filter((notice) => notice.topic !== topic);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Runs something that may fail, and says so where it does. @returns its value, or undefined after a failure */
  async attempt<Value>(work: () => Promise<Value>, action?: NoticeAction): Promise<Value | undefined> {
    try {
      return await work();
    } catch (thrown) {
      this.error(thrown, action);
      return undefined;
    }
  }

  private add(notice: Omit<Notice, 'id'>): number {
    const id = this.nextId;
    this.nextId += 1;
    this.list = [...this.list, { ...notice, id }].slice(-4);
    return id;
  }
}

export const notices = new Notices();
