/** `repstream verify PROCESSOR`: what readers see, derived again from the log and compared; exit code 1 when it is not the same. */
import { type Command, InvalidArgumentError } from 'commander';
import { presentCode } from '../../deploy/present-code.js';
import { UserError } from '../../deploy/user-error.js';
import type { Observer } from '../../engine/observer.js';
import { listCertificates } from '../../engine/parity/certificate.js';
import { verify as verifyLineage } from '../../engine/parity/verify.js';
import { erasure } from '../../processors/erasure.js';
import { processors } from '../../processors/index.js';
import { looking } from '../looking.js';
import { showProgress } from '../progress.js';
import { stopSignal } from '../running.js';
import { ProgressLine } from '../verify/progress.js';
import { certificateText, listText } from '../verify/text.js';
import { version } from '../version.js';
import { type AskOptions, asked, say } from '../views/asking.js';

interface Options extends AskOptions {
  readonly partitions?: readonly number[];
  readonly accept?: boolean;
  readonly list?: boolean;
}

const names: readonly string[] = processors.map(({ name }) => name);
/** One holds the snapshot; the others fold. */
const CONNECTIONS = 5;
const LISTED = 50;

function partitions(text: string): number[] {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (numbers.every((number) => Number.isSafeInteger(number) && number >= 0))
    return [...new Set(numbers)].sort((a, b) => a - b);
  throw new InvalidArgumentError('Expected partitions with commas between: 0,3.');
}

const HELP = `
Builds the same version again, beside what readers see and unseen by them, up to where that stood at one moment, and compares digests of all
views and of all events sent. What it takes is dropped at the end, also when it is interrupted. Certificates are kept in models.certificates.`;

export default function register(program: Command): void {
  program
    .command('verify')
    .argument('<processor>', `of ${names.join(', ')}`)
    .option('--partitions <list>', 'only these, as a sample; the certificate says so', partitions)
    .option('--accept', 'take code that changed under the same version for the same, if it makes the same rows')
    .option('--list', 'list the certificates of the processor, the latest first')
    .option('--by <name>', 'who asks, for the certificate (default: the user of this machine)')
    .option('--reason <text>', 'why, for the certificate')
    .addHelpText('after', HELP)
    .action(run);
}

async function run(processor: string, options: Options): Promise<void> {
  if (!names.includes(processor))
    throw new UserError(`there is no processor ${processor}: there are ${names.join(', ')}`);
  if (options.list) return list(processor, options);
  const { json = false, accept = false, partitions = null } = options;
  const signal = stopSignal();
  const line = new ProgressLine();
  const certificate = await looking(
    'verify',
    ['Kafka', 'Postgres', 'schema registry'],
    async (observer) => {
      await checkPrepared(observer);
      const lineage = observer.topology.lineages.find((one) => one.processor.name === processor);
      if (!lineage) throw new Error(`${processor} is not in the topology`);
      const codeHash = (await presentCode()).get(processor) ?? null;
      const request = { ...asked(options), lineage, erasure, partitions, codeHash, accept, repstream: version, signal };
      return verifyLineage(observer, {
        ...request,
        say: (what) => (json ? undefined : say(what)),
        onProgress: (read, all) => line.show(read, all, performance.now()),
      });
    },
    CONNECTIONS,
  ).catch((error: unknown) => {
    showProgress('');
    if (signal.aborted)
      throw new UserError('interrupted: what was built for it is dropped, and nothing else was changed');
    throw error;
  });
  showProgress('');
  console.log(json ? JSON.stringify(certificate) : certificateText(certificate));
  process.exit(certificate.equal ? 0 : 1);
}

async function list(processor: string, { json = false }: Options): Promise<void> {
  const certificates = await looking('verify', ['Kafka', 'Postgres'], async (observer) => {
    await checkPrepared(observer);
    return listCertificates(observer.database, processor, LISTED);
  });
  if (json) console.log(JSON.stringify(certificates));
  else console.log(certificates.length === 0 ? `${processor} was never verified` : listText(certificates));
  process.exit(0);
}

async function checkPrepared({ database }: Observer): Promise<void> {
  const [row] = await database.query<{ there: boolean }>(`select to_regclass('engine.horizons') is not null as there`);
  if (!row?.there)
    throw new UserError('no processor of this version has run on this database yet: start `repstream process`');
}
