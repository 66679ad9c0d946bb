import type { z } from 'zod';
import type { ErrorInfo } from '../../core/errors';
import { nearestWord } from './nearest';
import { allowedKeys, formatPath, type Path, valueAt } from './schema-at';

/** One thing that is wrong with an experiment file. */
export interface Fault {
  readonly place: string;
  readonly message: string;
  readonly value?: string;
  /** What is allowed there. */
  readonly remedy?: string;
}

type Issue = z.core.$ZodIssue;

/** Puts what zod found into words: the path, what is wrong, the nearest right word, what is allowed. A typo comes before what it caused. */
export function faultsOf(issues: readonly Issue[], schema: z.core.$ZodType, raw: unknown): readonly Fault[] {
  const typos = issues.filter((issue) => issue.code === 'unrecognized_keys').flatMap((issue) => unknownKeys(issue, schema, raw));
  const meant = new Set(typos.flatMap((typo) => (typo.meant === null ? [] : [typo.meant])));
  const others = issues.filter((issue) => issue.code !== 'unrecognized_keys' && !meant.has(formatPath(issue.path)));
  return [...typos.map((typo) => typo.fault), ...others.map((issue) => faultOf(issue, raw))];
}

/** All faults in one error; the first is the headline. */
export function faultsError(faults: readonly Fault[]): ErrorInfo {
  const [first, ...others] = faults;
  if (!first) return { code: 'experiment.invalid', message: 'The experiment file is not valid.' };
  const also = others.length === 0 ? '' : `\nAlso:\n${others.map((fault) => `- ${fault.message}`).join('\n')}\n`;
  return { ...first, code: 'experiment.invalid', message: first.message + also };
}

function unknownKeys(issue: Extract<Issue, { code: 'unrecognized_keys' }>, schema: z.core.$ZodType, raw: unknown) {
  const present = Object.keys(valueAt(raw, issue.path) ?? {});
  const allowed = allowedKeys(schema, raw, issue.path);
  const free = allowed.filter((key) => !present.includes(key));
  return issue.keys.map((key) => {
    const place = formatPath([...issue.path, key]);
    const near = nearestWord(key, free.length > 0 ? free : allowed);
    const message = `The experiment file has an unknown option at ${place}${ownerOf([...issue.path, key], raw)}.${near === null ? '' : ` Did you mean “${near}”?`}`;
    const remedy = `Allowed here: ${allowed.join(', ')}.`;
    return { fault: { place, message, value: key, remedy }, meant: near === null ? null : formatPath([...issue.path, near]) };
  });
}

function faultOf(issue: Issue, raw: unknown): Fault {
  const place = formatPath(issue.path) || 'the whole file';
  const value = valueAt(raw, issue.path);
  const owner = ownerOf(issue.path, raw);
  if (value === undefined && issue.code !== 'custom')
    return { place, message: `The experiment file lacks ${place}${owner}.`, ...remedyOf(issue) };
  const shown = shorten(value);
  const words = choices(issue);
  const near = typeof value === 'string' ? nearestWord(value, words) : null;
  const what =
    issue.path.at(-1) === 'type' && issue.code === 'invalid_union' ? `an unknown ${kindAt(issue.path)} ${shown}` : `a wrong value ${shown}`;
  const suggestion = near === null ? '' : ` Did you mean “${near}”?`;
  if (issue.code === 'custom') return { place, message: `${issue.message} (${place}).` };
  return { place, message: `The experiment file has ${what} at ${place}${owner}.${suggestion}`, value: shown, ...remedyOf(issue) };
}

/** Whose option it is, where a layer or an optimizer says what it is: ` (units of LSTM)`; else nothing. */
function ownerOf(path: Path, raw: unknown): string {
  const option = path.at(-1);
  const type = valueAt(raw, [...path.slice(0, -1), 'type']);
  return typeof option !== 'string' || option === 'type' || typeof type !== 'string' ? '' : ` (${option} of ${shorten(type).slice(1, -1)})`;
}

/** `models[3].layers[1].type` is a layer's. */
function kindAt(path: Path): string {
  return path.includes('layers') ? 'layer' : path.includes('optimizer') ? 'optimizer' : 'kind';
}

/** Words of a closed set. */
function choices(issue: Issue): readonly string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code === 'invalid_union') return ('options' in issue ? (issue.options ?? []) : []).map(String);
  return [];
}

function remedyOf(issue: Issue): { readonly remedy?: string } {
  const allowed = allowedWords(issue);
  return allowed === null ? {} : { remedy: `Allowed here: ${allowed}.` };
}

function allowedWords(issue: Issue): string | null {
  switch (issue.code) {
    case 'invalid_value':
      return choices(issue).join(', ') || null;
    case 'invalid_union':
      return choices(issue).join(', ') || eitherWords(issue);
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return null;
  }
}

/** What each of several kinds of value may be: `a number or all`. */
function eitherWords(issue: Issue): string | null {
  const kinds = issue.code === 'invalid_union' ? issue.errors.flatMap(([first]) => (first ? [allowedWords(first)] : [])) : [];
  const known = kinds.filter((words) => words !== null);
  return known.length < kinds.length || known.length === 0 ? null : known.join(' or ');
}

const typeWords: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'text in double quotes',
  boolean: 'true or false',
  array: 'a list in [ ]',
  tuple: 'a list in [ ]',
  object: 'an object in { }',
  null: 'null',
};

function bound(origin: string, word: string, limit: number | bigint): string {
  const unit = origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
  return `${word} ${String(limit)}${unit}`;
}

function shorten(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
