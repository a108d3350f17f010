/** `repstream import`: files of watches and apps through the topics that firmware writes. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { isTimeZone } from '../../domain/time-zone.js';
import { connectGateway, type GatewayClient } from '../../simulator/client.js';
import { importFile, type Send } from '../../simulator/importers/files.js';
import type { ImportOptions } from '../../simulator/importers/outcome.js';
import { closingLine, type FileReport, linesOf } from '../../simulator/importers/tally.js';
import { gatewaySettings } from '../gateway.js';

interface Options {
  readonly user: string;
  readonly equipment?: string;
  readonly unit: 'kg' | 'lb';
  readonly timeZone: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function timeZone(text: string): string {
  if (isTimeZone(text)) return text;
  throw new InvalidArgumentError('Expected an IANA time zone such as Asia/Singapore.');
}

function id(text: string): string {
  if (text.trim() === text && text !== '' && !text.includes('\0')) return text;
  throw new InvalidArgumentError('Expected an id.');
}

export default function register(program: Command): void {
  program
    .command('import')
    .argument('<files...>', 'FIT, TCX, Strong CSV, Hevy CSV')
    .requiredOption('--user <id>', 'userId of the member', id)
    .option('--equipment <id>', 'the machine it was done on (default: a virtual one of the member)', id)
    .addOption(new Option('--unit <unit>', 'weights in CSV files that do not say').choices(['kg', 'lb']).default('kg'))
    .option(
      '--time-zone <zone>',
      'of the times in CSV files',
      timeZone,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    .option('--dry-run', 'convert and tell, but send nothing')
    .addHelpText('after', '\nImporting a file again changes nothing: the same content gets the same ids.')
    .action(run);
}

async function run(files: readonly string[], options: Options): Promise<void> {
  const given: ImportOptions = {
    userId: options.user,
    equipmentId: options.equipment ?? null,
    now: Date.now(),
    weightUnit: options.unit,
    timeZone: options.timeZone,
  };
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let client: GatewayClient | null = null;
  try {
    if (!options.dryRun) {
      const settings = gatewaySettings(readSettings(), ['telemetry', 'body-measurements']);
      client = await connectGateway({ ...settings, signal: stop.signal });
    }
    const send: Send = async (topic, events) => {
      stop.signal.throwIfAborted();
      await client?.send(topic, events);
    };
    const reports: FileReport[] = [];
    for (const file of files) {
      const report = await importFile(file, given, send, options.json ? undefined : progressOf(file));
      reports.push(report);
      if (!options.json) tell(report);
      stop.signal.throwIfAborted();
    }
    if (options.json) process.stdout.write(`${JSON.stringify({ dryRun: options.dryRun ?? false, files: reports })}\n`);
    else process.stdout.write(`${closingLine(reports, options.dryRun ?? false)}\n`);
    if (reports.some(({ error }) => error !== null)) process.exitCode = 1;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new UserError('interrupted; run the same command again: what is in already does not count twice');
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await client?.close();
  }
}

/** A line that rewrites itself, for people watching. */
const progressOf = (file: string) => (events: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${file}: ${events.toLocaleString('en')} events`);
};

function tell(report: FileReport): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const [first, ...leftOut] = linesOf(report);
  if (report.error !== null) process.stderr.write(`repstream: ${first}\n`);
  else process.stdout.write([first, ...leftOut, ''].join('\n'));
}
