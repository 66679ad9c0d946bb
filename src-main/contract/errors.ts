/** Errors cross every border in this one form. */
export { describeError, errorCodes, type ErrorInfo, SeqbenchError, toErrorInfo } from '../core/errors';
