/** `repstream parked export`: regression cases of what stands parked. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../deploy/user-error.js';
import type { Observer } from '../../engine/observer.js';
import { belongingTo, listParked, type ParkedEntry, type ParkedFilter, parkedEntry } from '../../engine/parked.js';
import { caseText, type RegressionCase } from '../../engine/regression/case.js';
import { exportCase } from '../../engine/regression/export.js';
import { looking } from '../looking.js';
import { showProgress, showReading } from '../progress.js';

export interface ExportOptions extends ParkedFilter {
  readonly out?: string;
  readonly whole?: boolean;
  readonly json?: boolean;
}

interface Made {
  readonly made: RegressionCase;
  /** The first entry that it is of. */
  readonly id: number;
}

/** Each case reads the log: so many are made by one command. */
const MOST_CASES = 100;
/** A scenario folds each fact many times. */
const MOST_FACTS = 20_000;

/** Writes a case for each key, and for each entry that parked alone: to a file, into a folder, or to standard output. */
export async function exportParked(ids: readonly number[], options: ExportOptions): Promise<void> {
  const { out, whole = false, json = false, ...filter } = options;
  const isFiltered = [filter.processor, filter.reason, filter.key].some((one) => one !== undefined);
  if (ids.length > 0 === isFiltered)
    throw new UserError('say which either by ids as `parked list` numbers them, or by --processor, --reason and --key');
  const cases = await looking('parked-export', ['Kafka', 'Postgres', 'schema registry'], async (observer) => {
    const groups = await groupsOf(observer, await chosen(observer, ids, filter));
    if (groups.length > 1 && out === undefined)
      throw new UserError(`these are ${groups.length} cases: name a folder for them with --out`);
    const made: Made[] = [];
    for (const group of groups) made.push(await caseOfGroup(observer, group, whole));
    return made;
  });
  showProgress('');
  const [first] = cases;
  if (out === undefined && first) return void process.stdout.write(caseText(first.made));
  const written = out === undefined ? [] : write(out, cases);
  if (json) console.log(JSON.stringify({ written }));
  else console.log(written.map(({ path, facts }) => `${path}: ${facts} facts`).join('\n') || 'nothing stands parked');
}

async function chosen(
  { database }: Observer,
  ids: readonly number[],
  filter: ParkedFilter,
): Promise<readonly ParkedEntry[]> {
  if (ids.length > 0) return Promise.all(ids.map((id) => parkedEntry(database, id)));
  const { total, entries } = await listParked(database, filter, 10 * MOST_CASES);
  if (total > entries.length) throw new UserError(`that are ${total} entries: choose fewer, or name them by id`);
  return entries;
}

/** Entries that make one case each: an entry that parked alone, or all of a parked key. */
async function groupsOf({ database }: Observer, entries: readonly ParkedEntry[]): Promise<ParkedEntry[][]> {
  const groups = new Map<string, ParkedEntry[]>();
  for (const entry of entries) {
    const { kind, id, lineage, partition, key } = entry;
    const name = kind === 'event' ? String(id) : JSON.stringify([lineage, partition, key]);
    if (!groups.has(name)) groups.set(name, await belongingTo(database, entry));
  }
  if (groups.size > MOST_CASES) throw new UserError(`that are ${groups.size} cases, more than ${MOST_CASES} at once`);
  return [...groups.values()];
}

async function caseOfGroup(observer: Observer, entries: readonly ParkedEntry[], whole: boolean): Promise<Made> {
  const [entry] = entries;
  const lineage = observer.topology.lineages.find(({ name }) => name === entry?.lineage);
  if (!entry || !lineage)
    throw new UserError(`${entry?.lineage} is no build of this code, which cannot read what it parked`);
  const made = await exportCase(observer, lineage, entries, { whole, onProgress: showReading });
  if (made.facts.length > MOST_FACTS)
    throw new UserError(`${entry.id}: the case would hold ${made.facts.length} facts, more than ${MOST_FACTS}`);
  return { made, id: entry.id };
}

function write(out: string, cases: readonly Made[]): { path: string; processor: string; facts: number }[] {
  if (cases.length > 1 || out.endsWith('/')) mkdirSync(out, { recursive: true });
  const isFolder = cases.length > 1 || out.endsWith('/');
  return cases.map(({ made, id }) => {
    const path = isFolder ? join(out, `${made.processor}-${made.reason.toLowerCase()}-${id}.json`) : out;
    writeFileSync(path, caseText(made));
    return { path, processor: made.processor, facts: made.facts.length };
  });
}
