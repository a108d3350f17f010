/** The command line: finds the command, imports its file, runs it, and turns errors into one line or a stack trace. */
import { Command } from 'commander';
import { useLocalStack } from '../deploy/local/environment.js';
import { commands } from './commands.js';
import { report } from './errors.js';
import { version } from './version.js';

/** The program with the one command that is asked for, or with all names for help. */
async function build(asked: string | undefined): Promise<Command> {
  const program = new Command('repstream')
    .description('The open platform for smart gyms.')
    .version(version, '-v, --version')
    .showSuggestionAfterError()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'repstream: ')) });
  const known = commands.find(({ name }) => name === asked);
  if (!known) {
    for (const { name, description } of commands) program.command(name, { hidden: false }).description(description);
    return program;
  }
  const { default: register } = (await import(`./commands/${known.name}.ts`)) as {
    default: (program: Command) => void;
  };
  register(program);
  for (const command of program.commands) {
    if (!command.description()) command.description(known.description);
    offerJson(command);
  }
  return program;
}

/** Gives --json to every command that does something. */
function offerJson(command: Command): void {
  for (const nested of command.commands) offerJson(nested);
  const offered = command.options.some((option) => option.long === '--json');
  if (command.commands.length === 0 && !offered) command.option('--json', 'print JSON');
}

const parameters = process.argv.slice(2);
const named = parameters[0] === 'help' ? parameters[1] : parameters.find((parameter) => !parameter.startsWith('-'));
const json = parameters.includes('--json');
process.on('uncaughtException', (error) => report(error, json));
try {
  const program = await build(named);
  if (parameters.length === 0) program.help();
  if (named !== 'up') useLocalStack(process.env);
  await program.parseAsync(process.argv);
  // Its work is done, whatever connection a client has left open; on some systems what goes into a pipe is still to be written.
  process.stdout.write('', () => process.exit());
} catch (error) {
  report(error, json);
}
