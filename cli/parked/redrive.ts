/** `repstream parked redrive`: asks the process that has the task to fold parked events again, and watches. */
import { builtAs } from '../../deploy/builds.js';
import { UserError } from '../../deploy/user-error.js';
import { pause } from '../../engine/log.js';
import { belongingTo, listParked, type ParkedEntry, type ParkedFilter, parkedEntry } from '../../engine/parked.js';
import type { Database } from '../../engine/postgres.js';
import { redriveRefusal } from '../../engine/redrive-refusal.js';
import { askRedrives, type RedriveRequest, redrivesById } from '../../engine/redrives.js';
import { type Topology, topologyOf } from '../../engine/topology.js';
import { processors } from '../../processors/index.js';
import { showProgress } from '../progress.js';
import { type AskOptions, asked, say } from '../views/asking.js';
import { withDatabase } from '../views/parts.js';
import { entriesText, redrivesText } from './text.js';

export interface RedriveOptions extends ParkedFilter, Pick<AskOptions, 'by' | 'json'> {
  readonly dryRun?: boolean;
  /** Why it is asked; `reason` is that for which it parked. */
  readonly why?: string;
}

const MOST = 100_000;
const LOOK_MS = 500;
/** Longer than any tick and a first reading. */
const PATIENCE_MS = 30_000;

/** Asks for entries by id, or for all that a filter finds, and waits until they are done; exit code 1 when one fails. */
export async function redrive(ids: readonly number[], options: RedriveOptions): Promise<void> {
  const { dryRun = false, json = false, by, why, ...filter } = options;
  if (ids.length === 0 && !filter.processor)
    throw new UserError('say what: ids as `parked list` numbers them, or --processor with --reason or --key');
  if (ids.length > 0 && (filter.processor || filter.reason || filter.key))
    throw new UserError('say what either by ids or by --processor, --reason and --key');
  const failed = await withDatabase(async (database, settings) => {
    const topology = topologyOf(builtAs(processors, settings.builds));
    const entries = ids.length > 0 ? await named(database, topology, ids) : await found(database, topology, filter);
    if (dryRun) return tellAll(database, entries, json);
    const requests = await askRedrives(
      database,
      entries,
      asked({ ...(by !== undefined && { by }), ...(why?.trim() && { reason: why }) }),
    );
    const ended = await watch(database, requests);
    console.log(json ? JSON.stringify({ requests: ended }) : redrivesText(ended).join('\n'));
    return ended.some(({ state }) => state === 'failed');
  });
  if (failed) process.exitCode = 1;
}

async function named(database: Database, topology: Topology, ids: readonly number[]): Promise<ParkedEntry[]> {
  const entries: ParkedEntry[] = [];
  for (const id of ids) {
    const entry = await parkedEntry(database, id);
    const refusal = redriveRefusal(topology, entry);
    if (refusal) throw new UserError(`${id} cannot be folded again: ${refusal}`);
    entries.push(entry);
  }
  return entries;
}

async function found(database: Database, topology: Topology, filter: ParkedFilter): Promise<ParkedEntry[]> {
  const { total, entries } = await listParked(database, filter, MOST);
  if (total > entries.length) say(`${total - entries.length} entries more than one command asks for: run it again`);
  const refused = new Map<string, number>();
  const wanted = entries.filter((entry) => {
    const refusal = redriveRefusal(topology, entry);
    if (refusal) refused.set(refusal, (refused.get(refusal) ?? 0) + 1);
    return !refusal;
  });
  for (const [refusal, count] of refused) say(`left out, ${count} ${count === 1 ? 'entry' : 'entries'}: ${refusal}`);
  return wanted;
}

async function tellAll(database: Database, entries: readonly ParkedEntry[], json: boolean): Promise<boolean> {
  const all = new Map<number, ParkedEntry>();
  for (const entry of entries)
    if (!all.has(entry.id)) for (const one of await belongingTo(database, entry)) all.set(one.id, one);
  const would = [...all.values()];
  if (json) console.log(JSON.stringify({ dryRun: true, entries: would }));
  else if (would.length === 0) console.log('nothing stands parked that could be folded again');
  else console.log(['redriving would fold again', ...entriesText(would)].join('\n'));
  return false;
}

/** The requests as they end. */
async function watch(database: Database, requests: readonly RedriveRequest[]): Promise<RedriveRequest[]> {
  const ids = requests.map(({ id }) => id);
  const interrupted = () => {
    showProgress('');
    say('the requests stand; the same command watches them again');
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  const started = Date.now();
  let isTold = false;
  for (;;) {
    const now = await redrivesById(database, ids);
    const left = now.filter(({ state }) => state === 'asked').length;
    const folded = now.reduce((sum, { events }) => sum + events, 0);
    showProgress(left > 0 ? `${now.length - left} of ${now.length} done, ${folded.toLocaleString('en')} events` : '');
    if (left === 0) {
      process.off('SIGINT', interrupted);
      return now;
    }
    if (!isTold && folded === 0 && Date.now() - started > PATIENCE_MS) {
      const names = [...new Set(now.map(({ processor }) => processor))].join(', ');
      say(
        `nothing is folded yet: does a process run ${names}, and a scheduler? Interrupting leaves the requests standing`,
      );
      isTold = true;
    }
    await pause(LOOK_MS);
  }
}
