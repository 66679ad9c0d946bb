import { parse } from '@humanwhocodes/momoa';
import { type ErrorInfo, fail } from '../../core/errors';

/**
 * Parses JSON and, where that fails, says at which line and column.
 *
 * @throws SeqbenchError `experiment.not-json`
 */
export function readJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain);
  } catch {
    return fail(notJson(findFault(plain)));
  }
}

/** Line and column from 1. */
interface JsonFault {
  readonly what: string;
  readonly line: number;
  readonly column: number;
}

/** Engines word JSON errors differently and often leave the place out, so a second parser finds it. */
function findFault(text: string): JsonFault | null {
  try {
    parse(text, { mode: 'json' });
    return null;
  } catch (thrown) {
    // Nesting deep enough to exhaust the stack has no place.
    if (!(thrown instanceof Error && 'line' in thrown && 'column' in thrown)) return null;
    const what = thrown.message.replace(/ \(\d+:\d+\)$/, '').replace(/^Unexpected (.*) found\.$/, 'unexpected $1');
    return {
      what: what.replace(/token (\w+)$/, (_, token: string) => tokenWords[token] ?? token.toLowerCase()),
      line: Number(thrown.line),
      column: Number(thrown.column),
    };
  }
}

const tokenWords: Readonly<Record<string, string>> = {
  LBrace: '“{”',
  RBrace: '“}”',
  LBracket: '“[”',
  RBracket: '“]”',
  Comma: 'comma',
  Colon: 'colon',
  String: 'text',
};

function notJson(fault: JsonFault | null): ErrorInfo {
  const place = fault && `line ${fault.line}, column ${fault.column}`;
  return {
    code: 'experiment.not-json',
    message: fault ? `The experiment file is not valid JSON: ${fault.what} at ${place ?? ''}.` : 'The experiment file is not valid JSON.',
    ...(place === null ? {} : { place }),
    remedy:
      'Mend the file at that place; JSON wants double quotes around names and text, commas between entries, none after the last, and no comments.',
  };
}
