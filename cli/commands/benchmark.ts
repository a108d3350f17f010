/** `repstream benchmark record|correct|void|reinstate|list`: what people did in tests of fitness, from which they are enrolled in programmes, and leave them. */
import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { validate } from 'uuid';
import { type Done, figures } from '../../api/commands/benchmarks.js';
import type { Commands } from '../../api/commands/commands.js';
import { listResults } from '../../api/programmes/results.js';
import { UserError } from '../../deploy/user-error.js';
import { resultsText } from '../benchmarks/text.js';
import { withChallenges } from '../challenges/open.js';
import { refused } from '../challenges/refused.js';
import { asked } from '../views/asking.js';

const HELP = `
Examples:
  repstream benchmark record ANA --push-ups 30 --sit-ups 30 --run-seconds 15:00 --taken-at 2027-03-01T08:00:00+08:00
  repstream benchmark correct ANA RESULT --run-seconds 10:00 --reason 'read wrong'
  repstream benchmark void ANA RESULT --reason 'the wrong person'
  repstream benchmark list ANA`;

interface Options extends Partial<Done> {
  readonly by?: string;
  readonly json?: boolean;
}
interface Reasoned extends Options {
  readonly reason: string;
}

const MOST_LISTED = 200;

const within = (name: keyof typeof figures) => {
  const { minimum, maximum } = figures[name];
  return (text: string): number => {
    // A stopwatch says minutes and seconds.
    const [, minutes, seconds] = /^(\d{1,3}):([0-5]\d)$/.exec(text) ?? [];
    const value = name === 'runSeconds' && minutes ? Number(minutes) * 60 + Number(seconds) : Number(text);
    if (text.trim() !== '' && Number.isInteger(value) && minimum <= value && value <= maximum) return value;
    const or = name === 'runSeconds' ? ' seconds, or minutes and seconds as in 12:30' : '';
    throw new InvalidArgumentError(`Expected a whole number from ${minimum} to ${maximum}${or}.`);
  };
};

const aTime = (text: string): string => {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) && Number.isFinite(Date.parse(text)))
    return text;
  throw new InvalidArgumentError('Expected a time such as 2027-03-01T08:00:00+08:00.');
};

const anId = (text: string): string => {
  if (validate(text)) return text.toLowerCase();
  throw new InvalidArgumentError('Expected the id of a result: see `repstream benchmark list`.');
};

const aReason = (text: string): string => {
  if (text.trim() !== '' && text.length <= 500) return text;
  throw new InvalidArgumentError('Expected some words, 500 characters at most.');
};

export default function register(program: Command): void {
  const command = program.command('benchmark').addHelpText('after', HELP);
  const described = (name: string, description: string) =>
    command.command(name).argument('<user>', 'the user_id').description(description);
  const written = (name: string, description: string) =>
    described(name, description).option('--by <name>', 'who writes it (default: the user of this machine)');
  const corrected = (name: string, description: string) =>
    written(name, description)
      .argument('<result>', 'the result: see `repstream benchmark list`', anId)
      .requiredOption('--reason <words>', 'why', aReason);

  withFigures(written('record', 'write down what was done in a test by the tables of the IPPT')).action(
    (userId: string, options: Options) => record(userId, options),
  );
  withFigures(corrected('correct', 'put right what was done; the rest is as it was')).action(
    (userId: string, resultId: string, options: Reasoned) => correct(userId, resultId, options),
  );
  corrected('void', 'it does not count: what followed from it is undone').action(
    (userId: string, resultId: string, options: Reasoned) => correct(userId, resultId, options, true),
  );
  corrected('reinstate', 'it counts again').action((userId: string, resultId: string, options: Reasoned) =>
    correct(userId, resultId, options, false),
  );
  described('list', 'the tests of a member, the latest first, with points and what they were held against').action(
    list,
  );
}

const withFigures = (command: Command): Command =>
  command
    .option('--push-ups <n>', 'in a minute', within('pushUps'))
    .option('--sit-ups <n>', 'in a minute', within('sitUps'))
    .option('--run-seconds <time>', 'for 2.4 km: seconds, or minutes and seconds as in 12:30', within('runSeconds'))
    .option('--taken-at <time>', 'when the test was taken (default: now)', aTime);

async function record(userId: string, { by, json, pushUps, sitUps, runSeconds, takenAt }: Options): Promise<void> {
  if (pushUps === undefined || sitUps === undefined || runSeconds === undefined)
    throw new UserError('--push-ups, --sit-ups and --run-seconds are all needed: points are of the three together');
  const done = { pushUps, sitUps, runSeconds, ...(takenAt !== undefined && { takenAt }) };
  const id = await write((commands) => commands.benchmarks.write(randomUUID(), subjectOf(userId, by), done));
  console.log(
    json
      ? JSON.stringify({ userId, resultId: id })
      : `${id}: written; who is enrolled for it or leaves follows in a moment, see \`repstream benchmark list ${userId}\``,
  );
}

async function correct(
  userId: string,
  resultId: string,
  { by, json, reason, pushUps, sitUps, runSeconds, takenAt }: Reasoned,
  voided?: boolean,
): Promise<void> {
  const given = { pushUps, sitUps, runSeconds, takenAt, voided };
  const right = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Done>;
  if (Object.keys(right).length === 0)
    throw new UserError('nothing is put right: say --push-ups, --sit-ups, --run-seconds or --taken-at');
  await write((commands) => commands.benchmarks.correct(resultId, subjectOf(userId, by), { ...right, reason }));
  const said = voided === undefined ? 'put right' : voided ? 'voided: what followed from it is undone' : 'counts again';
  console.log(json ? JSON.stringify({ userId, resultId, ...right, reason }) : `${resultId}: ${said}`);
}

async function list(userId: string, { json }: Options): Promise<void> {
  const rows = await withChallenges((db) => listResults(db, userId, { before: null, limit: MOST_LISTED }));
  console.log(json ? JSON.stringify(rows) : resultsText(userId, rows).join('\n'));
}

const subjectOf = (userId: string, by: string | undefined) => ({
  userId,
  by: asked(by === undefined ? {} : { by }).by,
});

const write = (what: (commands: Commands) => Promise<{ readonly id: string }>): Promise<string> =>
  withChallenges(async (_, commands) => (await what(commands).catch(refused)).id);
