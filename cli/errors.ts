/** How the command line tells of errors. */
import { UserError } from '../deploy/user-error.js';

/** Whether its reader can put it right: then the message is enough. */
const isKnown = (error: unknown): error is Error =>
  error instanceof UserError ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('REPSTREAM_'));

/** Text for standard error: one line for a known error, the stack for a bug of ours. */
export function describe(error: unknown, json: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  if (json) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return JSON.stringify({ error: message, code, ...(isKnown(error) ? {} : { stack: stackOf(error) }) });
  }
  return isKnown(error) ? `repstream: ${message.replaceAll(/\s*\n\s*/g, ' ')}` : stackOf(error);
}

/** Prints the error and ends the process with exit code 1. */
export function report(error: unknown, json: boolean): never {
  process.stderr.write(`${describe(error, json)}\n`);
  process.exit(1);
}

const stackOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));
