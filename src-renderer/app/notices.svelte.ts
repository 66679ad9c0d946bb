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
}

/** How long a notice that needs no answer stays, in milliseconds. */
const stay = 6000;

/** What happened, where, and what to do; shown at the corner of the window until it is read. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);
  private nextId = 1;

  say(message: string, options: { readonly tone?: Tone; readonly action?: NoticeAction } = {}): void {
    const id = this.add({ tone: options.tone ?? 'info', message, action: options.action });
    setTimeout(() => this.dismiss(id), stay);
  }

  /** Errors stay until they are closed. The same error twice is one notice. */
  error(thrown: unknown, action?: NoticeAction): void {
    const info: ErrorInfo = toErrorInfo(thrown);
    const known = this.list.find((notice) => notice.message === info.message && notice.place === info.place);
    if (known) this.dismiss(known.id);
    this.add({ tone: 'bad', message: info.message, place: info.place, remedy: info.remedy, details: info.cause, action });
  }

  /** Says why something that was asked for is not done, and what would be. */
  refuse(message: string, remedy: string, action?: NoticeAction): void {
    this.add({ tone: 'warn', message, remedy, action });
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
