/** A member whose log was put right, and her twin, in whose log everything was right from the start; both trained by the same clock. */
import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { expect, vi } from 'vitest';
import type { Role } from '../../api/tokens.js';
import type { Challenge } from '../../schemas/generated/challenges.js';
import type { User } from '../../schemas/generated/users.js';
import { challenges, enrolments, equipment, gyms, users } from '../../schemas/topics.js';
import { legPress } from '../unit/processors/sessions/driver.js';
import { openApi, tokenOf } from './api-app.js';
import { trained, weighed } from './corrections.js';
import { startRepstream, TICK_PATIENCE_MS } from './running.js';

export const run = randomUUID().slice(0, 8);
export const [ana, twin, stranger, card] = [`ana-${run}`, `twin-${run}`, `stranger-${run}`, `card-${run}`];
const machines = { [ana]: `machine-a-${run}`, [twin]: `machine-b-${run}` };
const NOON = Date.UTC(2026, 2, 2, 12);
export const hours = (n: number) => NOON + n * 3_600_000;

/** What both are in: she by the card that she lost. */
export const spring: Challenge = {
  ...{ challengeId: `spring-${run}`, version: 1, name: 'Spring', description: '' },
  rule: JSON.stringify({
    schema: 1,
    root: { kind: 'target', measure: 'repetitions', atLeast: { amount: 1_000, unit: '' } },
  }),
  ...{ from: hours(-48), to: hours(48), timeZone: 'UTC', dayStartsMinute: 0, weekStartsOn: 1, gyms: [], groups: [] },
  ...{ keepsAwards: true, milestones: [], withdrawn: false, by: 'desk', at: hours(-48) },
};

export type Twins = Awaited<ReturnType<typeof openTwins>>;

/** Runs Repstream with its API, and tells both logs as they came. */
export async function openTwins() {
  const begunAt = Date.now();
  const repstream = await startRepstream();
  const api = await openApi(repstream);
  const { publisher } = api;
  /** What an id is called in both logs. */
  const names: Record<string, string> = {};
  /** Ana's workouts, by what happened to them. */
  const hers: Record<string, string> = {};

  async function ask(who: string, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) {
    const [role, sub = 'desk'] = who.split(' ');
    const headers: Record<string, string> = { authorization: `Bearer ${await tokenOf(sub, role as Role)}` };
    const options: InjectOptions = { method, url, headers, ...(payload && { payload }) };
    const answer = await api.app.inject(options);
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  }
  /** Asks for a write, which must be accepted; answers the id of what was written. */
  async function write(...[who, method, url, payload]: Parameters<typeof ask>): Promise<string> {
    const { status, body } = await ask(who, method, url, payload);
    expect([url, status, status === 202 ? '' : body]).toEqual([url, 202, '']);
    return body.id;
  }
  const amend = (session: string, decision: object) =>
    write('staff', 'POST', `/v1/workouts/${hers[session]}/amendments`, { reason: `was ${session}`, ...decision });

  /** The same session in both logs. */
  async function both(
    name: string,
    hour: number,
    users: [ana: string | null, twin: string | null],
    counts: [number, number],
  ) {
    const session = (one: string, i: 0 | 1) =>
      trained(publisher, { user: users[i], machine: machines[one] ?? '', at: hours(hour), repetitions: counts[i] });
    hers[name] = await session(ana, 0);
    names[hers[name]] = name;
    if (users[1] !== null) names[await session(twin, 1)] = name;
  }

  const profile = (userId: string, more: Partial<User> = {}) =>
    publisher.publish(users, {
      ...{ userId, displayName: `Member ${userId}`, namedAt: null, sex: null, birthDate: null, timeZone: 'UTC' },
      ...{
        homeGymId: null,
        groups: [],
        onLeaderboards: true,
        notices: true,
        trainers: [],
        at: Date.now(),
        erased: false,
        ...more,
      },
    });

  /** Somebody joins the challenge, as of then. */
  async function enrol(userId: string, hour: number): Promise<void> {
    const enrolmentId = randomUUID();
    names[enrolmentId] = 'enrolment';
    await publisher.publish(enrolments, {
      ...{ enrolmentId, userId, challengeId: spring.challengeId, version: 1, joinedAt: hours(hour), left: false },
      ...{ teamId: null, judgedBy: { from: spring.from, to: spring.to, looksBackDays: 0, uses: [] } },
      ...{ capacities: [], movedFrom: null, by: 'desk', reason: '', at: hours(hour) },
    });
  }

  const gymId = `gym-${run}`;
  await publisher.publish(gyms, { gymId, name: 'North', timeZone: 'UTC', openingHours: [], validFrom: 0 });
  for (const [person, equipmentId] of Object.entries(machines)) {
    await publisher.publish(equipment, { ...legPress, equipmentId, gymId });
    await profile(person);
    names[await weighed(publisher, person, hours(-30), 70_000)] = 'weighing';
    Object.assign(names, { [person]: 'she', [equipmentId]: 'machine' });
  }
  await profile(stranger);
  await publisher.publish(challenges, spring);
  for (const person of [card, twin]) await enrol(person, -20);
  await both('voided', 0, [ana, null], [9, 9]);
  await both('reinstated', 1, [ana, twin], [5, 5]);
  await both('reassigned', 2, [stranger, twin], [6, 6]);
  await both('voided and reassigned', 3, [stranger, null], [7, 7]);
  await both('edited', 4, [ana, twin], [12, 8]);
  await both('claimed', 5, [null, twin], [5, 5]);
  await both('merged', 6, [card, twin], [30, 30]);
  names[await weighed(publisher, card, hours(5.5), 68_000)] = 'second weighing';
  names[await weighed(publisher, twin, hours(5.5), 68_000)] = 'second weighing';
  await repstream.untilCaughtUp();
  // A history ends with the time: who has not been told it yet shows less of it.
  await vi.waitFor(async () => {
    const { headers } = await ask('staff', 'GET', `/v1/users/${ana}/metrics/met/history`);
    expect(Date.parse(String(headers['repstream-as-of']))).toBeGreaterThan(begunAt);
  }, TICK_PATIENCE_MS);
  return {
    ...{ repstream, names, hers, profile, enrol, ask, write, amend },
    close: async () => {
      await api.close();
      await repstream.stop();
    },
  };
}
