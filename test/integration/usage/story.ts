/** Gyms in several time zones over the end of summer time and a month, with their members, and the API to ask about them. */
import { randomUUID } from 'node:crypto';
import type { Role } from '../../../api/tokens.js';
import { noReading } from '../../../schemas/blank.js';
import type { User } from '../../../schemas/generated/users.js';
import { bodyMeasurements, enteredWorkouts, equipment, gyms, telemetry, users } from '../../../schemas/topics.js';
import { type Event, ended, fault, legPress, reading, started } from '../../unit/processors/sessions/driver.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { type Running, startRepstream } from '../running.js';

const run = randomUUID().slice(0, 8);
/** Who trains where on what; other tests of the run share the topics, so every name is of this run. */
export const [ana, ben, cem] = [`a-${run}`, `b-${run}`, `c-${run}`];
export const [tampines, soho, kallang] = [`tampines-${run}`, `soho-${run}`, `kallang-${run}`];
export const [inTampines, broken, inSoho, idle] = [`t1-${run}`, `t2-${run}`, `s1-${run}`, `s2-${run}`];
export const [inKallang, odd, relayed, stray] = [`k1-${run}`, `k2-${run}`, `k3-${run}`, `k4-${run}`];
export const mended = `k5-${run}`;
export const model = `acme-${run}`;
export const [runners, pair] = [`runners-${run}`, `pair-${run}`];
/** Five women in their thirties, by how often they trained in February 2016, and a man. */
export const women = [1, 1, 1, 2, 5].map((times, i) => ({ userId: `w${i}-${run}`, times }));
const man = { userId: `m-${run}`, times: 3 };
const guest = null;

let repstream: Running;
let api: ApiApp;

/** Events of one session of a machine from `at` on, by their sequence a second apart; to these partitions, else to the machine's own. */
async function says(equipmentId: string, at: string, events: readonly Event[], partitions: readonly number[] = []) {
  const sessionId = randomUUID();
  for (const [i, { receivedAt: _, ...event }] of events.entries())
    await api.publisher.publish(
      telemetry,
      { ...event, sessionId, equipmentId, at: Date.parse(at) + event.sequence * 1_000 },
      partitions[i] === undefined ? {} : { partitions: [partitions[i]] },
    );
}

/** Four repetitions of 60 kg, one a second, so 3 s from the first to the last. */
const lift = (second: number) => reading(second, second, { repetitions: second, loadGrams: 60_000 });
const four = [1, 2, 3, 4].map(lift);
const trained = (user: string | null, equipmentId: string, at: string) =>
  says(equipmentId, at, [started(0, { user }), ...four, ended(5, 5)]);

const profile = (userId: string, more: Partial<User>) =>
  api.publisher.publish(users, {
    ...{ userId, displayName: userId, sex: null, birthDate: null, timeZone: 'UTC', homeGymId: null, groups: [] },
    ...{ onLeaderboards: true, notices: true, trainers: [], at: Date.now(), erased: false, ...more },
  });

/** Asks as somebody, staff when left out. */
export async function ask(url: string, { as = 'boss', role = 'staff' as Role } = {}) {
  const token = await tokenOf(as, role);
  const { statusCode, headers, body } = await api.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  return { status: statusCode, asOf: headers['repstream-as-of'], body: JSON.parse(body) };
}

/** Everything, page by page. */
export async function all(url: string, limit = 2): Promise<readonly Record<string, unknown>[]> {
  const read: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await ask(`${url}&limit=${limit}${next && `&cursor=${next}`}`);
    read.push(...body.items);
    next = body.next;
  }
  return read;
}

/** Runs everything and tells the story. */
export async function tell(): Promise<void> {
  repstream = await startRepstream();
  api = await openApi(repstream);
  await buildGyms();
  await useThem();
  await haveGroups();
  await haveOddMachines();
  await repstream.untilCaughtUp();
}

export async function close(): Promise<void> {
  await api?.close();
  await repstream?.stop();
}

async function buildGyms(): Promise<void> {
  const { publisher } = api;
  for (const gymId of [tampines, kallang])
    await publisher.publish(gyms, {
      ...{ gymId, name: gymId, timeZone: 'Asia/Singapore', openingHours: [], validFrom: 0 },
    });
  await publisher.publish(gyms, {
    ...{ gymId: soho, name: 'Soho', timeZone: 'Europe/London', validFrom: 0 },
    openingHours: [
      // Sundays: two entries that overlap, and one that runs over into Monday.
      { weekday: 7, opensMinute: 0, closesMinute: 10 },
      { weekday: 7, opensMinute: 5, closesMinute: 20 },
      { weekday: 7, opensMinute: 1_430, closesMinute: 1_450 },
    ],
  });
  const stand = (equipmentId: string, gymId: string, more = {}) =>
    publisher.publish(equipment, { ...legPress, equipmentId, gymId, ...more });
  await stand(inTampines, tampines);
  await stand(broken, tampines, { inService: false });
  await stand(inSoho, soho);
  await stand(idle, soho);
  await stand(inKallang, kallang);
  await stand(odd, kallang, { model });
  await stand(relayed, kallang, { model });
  // Moved at a midnight of Singapore, taken out of service at noon, and mended at six in the morning.
  await stand(mended, tampines);
  await stand(mended, kallang, { validFrom: Date.parse('2017-10-29T16:00:00Z') });
  await stand(mended, kallang, { validFrom: Date.parse('2017-10-30T04:00:00Z'), inService: false });
  await stand(mended, kallang, { validFrom: Date.parse('2017-10-30T22:00:00Z') });
}

async function useThem(): Promise<void> {
  // Sunday 29 October 2017: clocks in London go back at 01:00 UTC. Both starts are at 01:30 on the wall.
  await trained(ana, inSoho, '2017-10-29T00:30:00Z');
  await trained(ben, inSoho, '2017-10-29T01:30:00Z');
  await trained(guest, inSoho, '2017-10-29T01:40:00Z');
  // The last minute of a Sunday in Singapore, and the Monday after.
  await trained(cem, inTampines, '2017-10-29T15:59:00Z');
  await trained(cem, inTampines, '2017-10-29T16:00:00Z');
  await trained(guest, inTampines, '2017-10-29T16:10:00Z');
  // The last minute of October in Singapore, and the first of November.
  await trained(ana, inTampines, '2017-10-31T15:59:00Z');
  await trained(ana, inTampines, '2017-10-31T16:00:00Z');
  await trained(ana, inTampines, '2017-10-31T16:20:00Z');
  await trained(ben, inTampines, '2017-10-31T16:40:00Z');
  // Written down: no machine was used.
  await api.publisher.publish(enteredWorkouts, {
    ...{ entryId: randomUUID(), workoutId: randomUUID(), userId: ana, at: Date.now(), by: ana, voided: false },
    ...{ startedAt: Date.parse('2017-11-07T02:00:00Z'), durationS: 60, exerciseId: 'leg-press', gymId: tampines },
    ...{ sets: [{ repetitions: 10, loadGrams: 50_000 }], distanceMm: 0, averageHeartRateBpm: null },
  });
  // Recent, so that she has metrics now.
  await trained(ana, inTampines, new Date(Date.now() - 86_400_000).toISOString());
}

async function haveGroups(): Promise<void> {
  for (const [i, { userId, times }] of [...women, man].entries()) {
    const sex = userId === man.userId ? 'MALE' : 'FEMALE';
    await profile(userId, { sex, birthDate: `${1980 + i}-06-01`, groups: i < 4 ? [runners, pair] : [runners] });
    for (let day = 1; day <= times; day++) await trained(userId, inKallang, `2016-02-0${day}T0${i}:00:00Z`);
  }
  const [{ userId } = { userId: '' }] = women;
  for (const [at, weightGrams] of [
    ['2016-01-31T23:00:00Z', 70_000] as const,
    ['2016-02-10T07:00:00Z', 69_000] as const,
  ])
    await api.publisher.publish(bodyMeasurements, {
      ...{ measurementId: randomUUID(), userId, equipmentId: null, at: Date.parse(at), weightGrams, heightMm: 1_700 },
      ...{ bodyFatBp: null, muscleMassGrams: null, waterMassGrams: null, boneMassGrams: null },
      ...{ visceralFatRating: null, restingHeartRateBpm: null },
    });
}

async function haveOddMachines(): Promise<void> {
  const [one, two, three, last] = [lift(1), lift(2), lift(3), lift(4)];
  const start = started(0, { user: guest });
  // The last minute of a Sunday in Singapore: nothing is wrong. On Monday one message is lost.
  await says(odd, '2016-01-10T15:59:00Z', [start, one, two, three, last, ended(5, 5)]);
  await says(odd, '2016-01-10T16:00:00Z', [start, one, two, last, ended(5, 5)]);
  // A message that comes twice, a load of two tonnes, and a fault.
  const heavy = reading(3, 3, { repetitions: 3, loadGrams: 2_000_000 });
  await says(odd, '2016-01-11T16:00:00Z', [start, one, two, two, heavy, fault(4, 4, 'E7'), ended(5, 5)]);
  // Newer firmware that begins to count again.
  const renewed = { ...start, started: { userId: guest, exerciseId: null, firmware: '2.0' } };
  const counted = [5, 2].map((repetitions, i) => ({ ...one, sequence: i + 1, reading: { ...noReading, repetitions } }));
  await says(odd, '2016-01-12T16:00:00Z', [renewed, ...counted, ended(3, 3)]);
  // By a clock that was not set.
  await says(odd, '2001-01-01T00:00:00Z', [start, one, two, three, last, ended(5, 5)]);
  // Two clients send for one machine, with partitioners of their own.
  await says(relayed, '2016-01-12T16:00:00Z', [start, one, ended(2, 2), three, last, ended(5, 5)], [0, 0, 0, 1, 1, 1]);
  // A machine that nobody entered.
  await says(stray, '2016-01-12T16:00:00Z', [start, one, two, three, last, ended(5, 5)]);
}
