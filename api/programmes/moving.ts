/** What would be asked of those who are in a programme, and how far they would be, were they in another version of it. */
import { programmeOf } from '../../processors/programme-ids.js';
import { isAligned } from '../../rules/programme/versions.js';
import { periodOf } from '../../rules/programme/weeks.js';
import { type Move, nextOf, targetOf } from '../challenges/moving.js';
import type { Database } from '../database.js';
import { invalid } from '../problem.js';
import { type Foreseen, foresee } from './foreseen.js';
import { versionsOf } from './rows.js';

/** So many plans are made at a time, and so many members are named. */
const BATCH = 100;
const MOST_NAMED = 100;
/** Of one member so many numbers are told. */
const MOST_NUMBERS = 50;

/** Throws where what was asked in past weeks could not stay: once one of the versions has begun, both have to begin on the same day. */
export async function checkWeeksStay(db: Database, { challengeId, from, to }: Move, now: number): Promise<void> {
  const versions = await versionsOf(db, programmeOf(challengeId));
  const target = versions.get(to);
  if (!target) return;
  if (periodOf(target).to <= now) throw invalid('/body/to', 'is a version that is over');
  const rows: { version: number }[] = await db('plans')
    .where('programme_id', programmeOf(challengeId))
    .modify((q) => from !== undefined && q.where('version', from))
    .distinct('version')
    .orderBy('version');
  for (const { version } of rows) {
    const former = versions.get(version);
    if (!former || isAligned(former, target) || Math.min(periodOf(former).from, periodOf(target).from) > now) continue;
    throw invalid(
      '/body/to',
      `begins on ${target.from} (${target.timeZone}), and version ${version}, which members are in, on ${former.from} (${former.timeZone}): once one has begun, the weeks of both have to be the same, so that what was asked in past weeks stays`,
    );
  }
}

/** Plans by their version and by the other, of the members who are next; nothing is written. */
export async function previewMoveOfPlans(db: Database, asked: Move, now: number) {
  const to = await targetOf(db, asked);
  await checkWeeksStay(db, asked, now);
  const { members, ...rest } = await nextOf(db, asked, to);
  const counts = { gain: 0, lose: 0, further: 0, lessFar: 0, same: 0 };
  const seen = { judged: 0, asked: 0, conflicts: 0, missing: 0 };
  const changes: Foreseen[] = [];
  const versions = await versionsOf(db, programmeOf(asked.challengeId));
  for (let i = 0; i < members.length; i += BATCH) {
    const ids = members.slice(i, i + BATCH).map(({ userId }) => userId);
    for await (const one of foresee(db, ids, { ...asked, versions, now })) {
      const { effect, numbers, conflicts, missing } = one;
      counts[effect] += 1;
      seen.judged += 1;
      if (numbers.length > 0) seen.asked += 1;
      if (conflicts.length > 0) seen.conflicts += 1;
      if (missing.length > 0) seen.missing += 1;
      const isNamed = effect !== 'same' || numbers.length + conflicts.length + missing.length > 0;
      if (isNamed && changes.length < MOST_NAMED) changes.push({ ...one, numbers: numbers.slice(0, MOST_NUMBERS) });
    }
  }
  return { ...seen, ...counts, changes, ...rest };
}
