import { readCommandLine, UsageError } from './args';
import { errorText } from './error-text';
import { exitCode, type ExitCode } from './exit-code';
import { help } from './help';
import { inspectFile } from './inspect/inspect';
import { Cancelled, runStudy } from './run/run';
import { paint, printable, type Terminal } from './terminal';
import { version } from './version';

/** Runs one command line. @returns the code to end with; every error has been shown */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runCommand(args, terminal);
  } catch (thrown) {
    if (thrown instanceof Cancelled) {
      terminal.err.write('Cancelled before anything was trained; nothing was changed.\n');
      return exitCode.cancelled;
    }
    const text = thrown instanceof UsageError ? `${printable(thrown.message)} See seqbench --help.` : errorText(thrown);
    terminal.err.write(`${paint(terminal.err, 'red', 'Error:')} ${text}\n`);
    return thrown instanceof UsageError ? exitCode.usage : exitCode.failed;
  }
}

async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = readCommandLine(args);
  switch (command.kind) {
    case 'help':
      terminal.out.write(help);
      return exitCode.ok;
    case 'version':
      terminal.out.write(`${version}\n`);
      return exitCode.ok;
    case 'run':
      return runStudy(command, terminal);
    case 'inspect':
      return inspectFile(command, terminal);
  }
}
