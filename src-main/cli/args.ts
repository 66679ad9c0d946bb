import { parseArgs, type ParseArgsConfig } from 'node:util';
import { deviceChoices, engineChoices, type DeviceChoice, type EngineChoice } from '../core/run/run';
import { defaultImportOptions, type ImportOptions, importOptionsSchema } from '../core/dataset/import-options';
import { nearestWord } from '../formats/experiment';

/** What was asked for on the command line. */
export type Command = { readonly kind: 'help' } | { readonly kind: 'version' } | RunCommand | InspectCommand;

export interface InspectCommand {
  readonly kind: 'inspect';
  /** Several files of one shape are looked at as one table. */
  readonly files: readonly string[];
  readonly options: ImportOptions;
  readonly json: boolean;
}

export interface RunCommand {
  readonly kind: 'run';
  readonly experiment: string;
  readonly out: string;
  /** How many runs train at once; null takes the number of cores. */
  readonly jobs: number | null;
  /** Replaces the experiment's. */
  readonly seed: number | null;
  /** Replaces the experiment's dataset. */
  readonly data: string | null;
  /** Forces what every model is trained on, whatever the experiment says. */
  readonly engine: EngineChoice | null;
  readonly device: DeviceChoice | null;
}

/** A command line that cannot be understood; ends the program with code 2. */
export class UsageError extends Error {}

const commands = ['run', 'inspect', 'help', 'version'] as const;
const general = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } } as const;
const runOptions = {
  ...general,
  out: { type: 'string' },
  jobs: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  engine: { type: 'string' },
  device: { type: 'string' },
} as const;
const inspectOptions = { ...general, json: { type: 'boolean' }, options: { type: 'string' } } as const;

/** @throws UsageError naming the nearest right word */
export function readCommandLine(args: readonly string[]): Command {
  const [first, ...rest] = args;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') return { kind: 'help' };
  if (first === 'version' || first === '--version' || first === '-V') return { kind: 'version' };
  if (first === 'run') return readRun(rest);
  if (first === 'inspect') return readInspect(rest);
  const near = nearestWord(first.replace(/^-+/, ''), commands);
  throw new UsageError(`There is no ${first.startsWith('-') ? 'option' : 'command'} “${first}”.${didYouMean(near)}`);
}

function readRun(args: readonly string[]): Command {
  const { values, positionals } = parse('run', args, runOptions);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  const experiment = onePositional(positionals, 'run', 'FILE.seqbench.json');
  if (values.out === undefined || values.out === '') throw new UsageError('Say where the results go: --out DIR.');
  return {
    kind: 'run',
    experiment,
    out: values.out,
    jobs: wholeNumber('--jobs', values.jobs, 1, 1024),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1),
    data: values.data ?? null,
    engine: oneOf('--engine', values.engine, engineChoices),
    device: oneOf('--device', values.device, deviceChoices),
  };
}

function readInspect(args: readonly string[]): Command {
  const { values, positionals } = parse('inspect', args, inspectOptions);
  if (values.help) return { kind: 'help' };
  if (values.version) return { kind: 'version' };
  if (positionals.length === 0 || positionals.includes('')) throw new UsageError('Say which file: seqbench inspect FILE.csv.');
  return { kind: 'inspect', files: positionals, options: importOptions(values.options), json: values.json ?? false };
}

/** Import options as an experiment file has them, in JSON. */
function importOptions(text: string | undefined): ImportOptions {
  if (text === undefined) return defaultImportOptions;
  const parsed = importOptionsSchema.safeParse(readJsonText(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(
    `--options wants import options in JSON, as in an experiment file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
  );
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--options wants JSON, such as '{"delimiter": ";"}'.`);
  }
}

function parse<Options extends NonNullable<ParseArgsConfig['options']>>(command: string, args: readonly string[], options: Options) {
  refuseUnknown(command, args, Object.keys(options));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (thrown) {
    throw new UsageError(thrown instanceof Error ? wordsOfNode(thrown.message) : 'The options cannot be read.');
  }
}

/** Node's words name the option and what it wants: a value is missing, or was given where there is none, or might be the next option. */
function wordsOfNode(message: string): string {
  const ambiguous = /^Option '(?:-\w, )?(--\w+).*is ambiguous/.exec(message)?.[1];
  if (ambiguous !== undefined) return `${ambiguous} lacks its value; one that begins with a dash is written ${ambiguous}=VALUE.`;
  return `${message.split(/\.?\s*\n|\. /)[0] ?? ''}.`;
}

function refuseUnknown(command: string, args: readonly string[], known: readonly string[]): void {
  const end = args.indexOf('--');
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const name = /^--([^=]+)/.exec(arg)?.[1];
    if (name === undefined || known.includes(name)) continue;
    const near = nearestWord(name, known);
    throw new UsageError(`“seqbench ${command}” has no option “--${name}”.${didYouMean(near === null ? null : `--${near}`)}`);
  }
}

function onePositional(positionals: readonly string[], command: string, what: string): string {
  const [first, second] = positionals;
  if (first === undefined || first === '') throw new UsageError(`Say which file: seqbench ${command} ${what}.`);
  if (second !== undefined) throw new UsageError(`“seqbench ${command}” takes one file; “${second}” is one too many.`);
  return first;
}

function wholeNumber(option: string, text: string | undefined, least: number, most: number): number | null {
  if (text === undefined) return null;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`${option} wants a whole number from ${least} to ${most}, not “${text}”.`);
}

function oneOf<Word extends string>(option: string, text: string | undefined, words: readonly Word[]): Word | null {
  if (text === undefined) return null;
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  throw new UsageError(
    `${option} wants ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}, not “${text}”.${didYouMean(nearestWord(text, words))}`,
  );
}

function didYouMean(near: string | null): string {
  return near === null ? '' : ` Did you mean “${near}”?`;
}
