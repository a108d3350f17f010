/** `repstream verification export|check|key|jwks`: who did what a programme requires. */
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import type { JSONWebKeySet } from 'jose';
import { checkFile } from '../../api/verification/check.js';
import { csvOf } from '../../api/verification/csv.js';
import { documentOf, VALID_DAYS } from '../../api/verification/document.js';
import { type Verified, verified } from '../../api/verification/rows.js';
import { fileText } from '../../api/verification/signing.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import { writeVerificationKey } from '../../deploy/verification-key.js';
import { canonical } from '../../rules/canonical.js';
import { withChallenges } from '../challenges/open.js';
import { openSigner } from '../verification/signer.js';
import { checkedText } from '../verification/text.js';
import { asked } from '../views/asking.js';

const HELP = `
Examples:
  repstream verification export --programme strong-legs --csv > legs.csv
  repstream verification export --programme strong-legs --signed > legs.jws.json
  repstream verification jwks > keys.json
  repstream verification check legs.jws.json --jwks keys.json      # needs nothing that runs`;

interface Json {
  readonly json?: boolean;
}
interface Export extends Json {
  readonly programme: string;
  readonly group?: string;
  readonly csv?: boolean;
  readonly signed?: boolean;
  readonly validDays: number;
  readonly by?: string;
}

const days = (text: string): number => {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected a whole number of days from 1 to 9999.');
};

export default function register(program: Command): void {
  const command = program.command('verification').addHelpText('after', HELP);
  command
    .command('export')
    .requiredOption('--programme <id>', 'the programme: see `repstream programmes list`')
    .option('--group <group>', 'members of this group only')
    .option('--csv', 'a table for spreadsheets (the default)')
    .option('--signed', 'a document that can be checked offline, signed with the key of VERIFICATION_KEY_FILE')
    .option('--valid-days <n>', 'for so long a signed document counts', days, VALID_DAYS)
    .option('--by <name>', 'who issues it (default: the user of this machine)')
    .description('who did what was required, by what evidence')
    .action(exportRows);
  command
    .command('check')
    .argument('<file>', 'a signed document')
    .requiredOption('--jwks <file>', 'the public keys that are trusted, from `repstream verification jwks`')
    .description('say whether it is as it was signed, by whom and for how long; exit code 1 when it is not valid')
    .action(check);
  command
    .command('key')
    .argument('<file>', 'where to write it')
    .description('make a private key to sign with; one that is there is kept')
    .action(makeKey);
  command.command('jwks').description('the public key of VERIFICATION_KEY_FILE, for whoever checks').action(showKeys);
}

async function exportRows({ programme, group, csv, signed, validDays, by, json }: Export): Promise<void> {
  if (csv && signed) throw new UserError('--csv or --signed, not both');
  const signer = signed ? await neededSigner() : null;
  const text = await withChallenges(async (db) => {
    const wanted = { programmeId: programme, group, validDays, by: asked(by === undefined ? {} : { by }).by };
    if (signer) return fileText(await signer.sign(canonical(await documentOf(db, wanted))));
    if (!(await db('programmes').where('programme_id', programme).first('programme_id')))
      throw new UserError(`there is no programme ${programme}: \`repstream programmes list\` has them`);
    const rows: Verified[] = await verified(db, { programmeId: programme, group }).orderBy('v.user_id');
    return json ? `${JSON.stringify(rows)}\n` : csvOf(rows);
  });
  process.stdout.write(text);
}

async function check(file: string, { jwks, json }: Json & { readonly jwks: string }): Promise<void> {
  const checked = await checkFile(read(file), keysIn(jwks));
  console.log(json ? JSON.stringify(checked) : checkedText(file, checked).join('\n'));
  if (checked.state !== 'valid') process.exitCode = 1;
}

function makeKey(file: string, { json }: Json): void {
  const made = writeVerificationKey(file);
  const text = made ? `${file}: made; set VERIFICATION_KEY_FILE to it` : `${file} is there already: nothing changed`;
  console.log(json ? JSON.stringify({ file, made }) : text);
}

async function showKeys(): Promise<void> {
  const signer = await neededSigner();
  console.log(JSON.stringify(signer.jwks));
}

async function neededSigner() {
  const signer = await openSigner(readSettings());
  if (signer) return signer;
  throw new UserError(
    'VERIFICATION_KEY_FILE is not set: there is nothing to sign with; `repstream verification key FILE` makes a key',
  );
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read`, { cause: error });
  }
}

function keysIn(file: string): JSONWebKeySet {
  const isKeySet = (value: unknown): value is JSONWebKeySet =>
    typeof value === 'object' && value !== null && Array.isArray((value as { keys?: unknown }).keys);
  try {
    const value: unknown = JSON.parse(read(file));
    if (isKeySet(value)) return value;
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  throw new UserError(`${file} is no set of keys: {"keys": [...]}, as \`repstream verification jwks\` gives it`);
}
