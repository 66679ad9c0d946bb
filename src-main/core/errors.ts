/** Every way a command can fail, as a closed set: screens and the command line switch over it exhaustively. */
export const errorCodes = [
  'file.missing',
  'file.empty',
  'file.header-only',
  'file.binary',
  'file.rows-rejected',
  'file.unreadable',
  'file.disk-full',
  'file.ambiguous',
  'file.too-wide',
  'file.unlike-shapes',
  'formula.invalid',
  'formula.too-slow',
  'project.in-use',
  'project.damaged',
  'dataset.unknown',
  'dataset.import-cancelled',
  'problem.unknown',
  'problem.incomplete',
  'problem.text-in-step',
  'problem.target-missing-values',
  'problem.target-one-class',
  'problem.too-few-rows',
  'problem.prepare-cancelled',
  'problem.audit-cancelled',
  'model.unknown',
  'model.invalid',
  'run.unknown',
  'run.trainer-died',
  'run.not-finite',
  'engine.unavailable',
  'keras.invalid',
  'keras.unsupported',
  'experiment.not-json',
  'experiment.newer-version',
  'experiment.invalid',
  'request.invalid',
  'request.refused',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses a process border: no stack, words for people. */
export interface ErrorInfo {
  readonly code: ErrorCode;
  /** What happened, one sentence, without a full path or a stack. */
  readonly message: string;
  /** Where: a column, a row and line, a path inside an experiment file, a layer. */
  readonly place?: string;
  /** The offending value, shortened. */
  readonly value?: string;
  /** What to do next, one sentence. */
  readonly remedy?: string;
  /** The underlying message of an unknown throw, for the log and the report of a fault. */
  readonly cause?: string;
}

/** The only error thrown on purpose; everything else is a fault of ours and becomes `internal`. */
export class SeqbenchError extends Error {
  override readonly name = 'SeqbenchError';

  constructor(readonly info: ErrorInfo) {
    super(info.message);
  }
}

/** Shorthand for `throw new SeqbenchError(...)` where an expression is wanted. */
export function fail(info: ErrorInfo): never {
  throw new SeqbenchError(info);
}

/** Turns anything thrown into words that may be shown; the cause of an unknown throw is kept. */
export function toErrorInfo(thrown: unknown): ErrorInfo {
  if (thrown instanceof SeqbenchError) return thrown.info;
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  if (/ENOSPC|no space left/i.test(cause)) {
    return {
      code: 'file.disk-full',
      message: 'The disk is full, so the file could not be written.',
      remedy: 'Free some space and try again; what was saved before is still there.',
      cause,
    };
  }
  return {
    code: 'internal',
    message: 'Something went wrong inside Seqbench.',
    remedy: 'Try again; if it happens again, please send us the details below.',
    cause,
  };
}

/** One line for a log or a terminal: message, place, remedy. */
export function describeError(info: ErrorInfo): string {
  const place = info.place ? ` (${info.place})` : '';
  const remedy = info.remedy ? ` ${info.remedy}` : '';
  const cause = info.code === 'internal' && info.cause ? ` [${info.cause}]` : '';
  return `${info.message}${place}${remedy}${cause}`;
}
