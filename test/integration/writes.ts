/** Kinds of writes over HTTP, each with the read in which it is seen. */
import { randomUUID } from 'node:crypto';
import { noKind, noReading } from '../../schemas/blank.js';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import type { ApiApp } from './api-app.js';

/** What a lane writes, over and over. */
export interface Kind {
  /** The nth of them, as it is sent. */
  write(n: number, etag: string): Write;
  /** Where it is read, by whom. */
  readonly read: { readonly as: string; readonly url: string };
  /** Of an answer: what it shows of the nth write, and what it is to show. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by each kind
  shown(body: any, n: number): unknown;
  expected(n: number): unknown;
}

export interface Write {
  readonly as: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly payload?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a write and waits until what it wrote is seen where it is read; throws for a refusal. */
export type Settle = (write: Write, seenAt?: Kind['read']) => Promise<{ readonly id: string }>;

const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(ms).toISOString();
const pushUps = (repetitions: number) => ({
  startedAt: at(Date.now() - HOUR_MS),
  ...{ durationS: 600, exerciseId: 'push-up', sets: [{ repetitions, loadGrams: 0 }] },
});
const challenge = (name: string) => ({
  ...{ name, timeZone: 'UTC', from: at(Date.now() - HOUR_MS), to: at(Date.now() + 24 * HOUR_MS) },
  rule: { schema: 1, root: { kind: 'target', measure: 'repetitions', atLeast: { amount: 10, unit: '' } } },
});
const legPress = (displayName: string) => ({
  ...{ gymId: 'gym-of-writes', type: 'WEIGHT_STACK', model: 'LP 100', exerciseId: 'leg-press', displayName },
});

/** A session of a machine that has ended, of this member. */
async function session(publisher: ApiApp['publisher'], userId: string): Promise<string> {
  const [sessionId, equipmentId] = [randomUUID(), `bench-${randomUUID()}`];
  const said: Partial<Telemetry>[] = [
    { started: { userId, exerciseId: 'leg-press', firmware: null } },
    { reading: { ...noReading, repetitions: 0, loadGrams: 60_000 } },
    { reading: { ...noReading, repetitions: 3, loadGrams: 60_000 } },
    { ended: { reason: 'USER' } },
  ];
  for (const [sequence, one] of said.entries())
    await publisher.publish(telemetry, {
      ...{ ...noKind, ...one, sessionId, equipmentId, sequence, at: Date.now() - 60_000 + sequence * 1_000 },
    });
  return sessionId;
}

/** Makes one of each kind, for a member of its own. */
export const kinds: Readonly<
  Record<string, (member: string, settle: Settle, publisher: ApiApp['publisher']) => Promise<Kind>>
> = {
  async 'a workout put right'(member, settle) {
    const as = `member:${member}`;
    const url = `/v1/users/${member}/workouts`;
    const { id } = await settle({ as, method: 'POST', url, payload: pushUps(1) });
    return {
      write: (n) => ({ as, method: 'PUT', url: `${url}/${id}`, payload: pushUps(n + 2) }),
      read: { as, url: `/v1/workouts/${id}` },
      shown: ({ repetitions }) => repetitions,
      expected: (n) => n + 2,
    };
  },

  async 'a workout written down'(member) {
    const as = `member:${member}`;
    const url = `/v1/users/${member}/workouts`;
    return {
      write: (n) => ({ as, method: 'POST', url, payload: pushUps(n + 1) }),
      read: { as, url: `${url}?limit=1` },
      shown: ({ items }) => items[0]?.repetitions,
      expected: (n) => n + 1,
    };
  },

  async 'a session amended'(member, settle, publisher) {
    const id = await session(publisher, member);
    const read = { as: `member:${member}`, url: `/v1/workouts/${id}` };
    const amended = (n: number): Write => ({
      ...{ as: 'staff:sam', method: 'POST', url: `/v1/workouts/${id}/amendments` },
      payload: { reason: 'counted wrongly', edited: { repetitions: n + 10 } },
    });
    await settle(amended(0), read);
    return { write: amended, read, shown: ({ repetitions }) => repetitions, expected: (n) => n + 10 };
  },

  async 'a body measured'(member) {
    const as = `member:${member}`;
    const url = `/v1/users/${member}/body-measurements`;
    const from = Date.now() - HOUR_MS;
    return {
      write: (n) => ({ as, method: 'POST', url, payload: { at: at(from + n * 1_000), weightGrams: 70_000 + n } }),
      read: { as, url: `${url}?limit=1` },
      shown: ({ items }) => items[0]?.weightGrams,
      expected: (n) => 70_000 + n,
    };
  },

  async 'a profile changed'(member) {
    const as = `member:${member}`;
    const url = `/v1/users/${member}`;
    return {
      write: (n, etag) => ({
        ...{ as, method: 'PATCH', url, payload: { homeGymId: `gym-${n}` }, headers: { 'if-match': etag } },
      }),
      read: { as, url },
      shown: ({ homeGymId }) => homeGymId,
      expected: (n) => `gym-${n}`,
    };
  },

  async 'a challenge joined and left'(member, settle) {
    const as = `member:${member}`;
    const made = { as: 'admin:olga', method: 'POST', url: '/v1/challenges', payload: challenge('To join') } as const;
    const { id } = await settle(made);
    return {
      write: (n) =>
        n % 2 === 1
          ? { as, method: 'POST', url: `/v1/challenges/${id}/enrolments`, payload: {} }
          : { as, method: 'DELETE', url: `/v1/challenges/${id}/enrolments/${member}` },
      read: { as, url: `/v1/users/${member}/challenges` },
      shown: ({ items }) => items.some(({ challengeId }: { challengeId: string }) => challengeId === id),
      expected: (n) => n % 2 === 1,
    };
  },

  async 'a challenge written anew'(_member, settle) {
    const as = 'admin:olga';
    const { id } = await settle({ as, method: 'POST', url: '/v1/challenges', payload: challenge('To change') });
    const url = `/v1/challenges/${id}`;
    return {
      write: (n, etag) => ({
        ...{ as, method: 'PUT', url, payload: challenge(`To change ${n}`), headers: { 'if-match': etag } },
      }),
      read: { as, url },
      shown: ({ name }) => name,
      expected: (n) => `To change ${n}`,
    };
  },

  async 'a machine registered anew'() {
    const [as, url] = ['admin:olga', `/v1/equipment/machine-${randomUUID()}`];
    return {
      write: (n) => ({ as, method: 'PUT', url, payload: legPress(`Leg press ${n}`) }),
      read: { as, url },
      shown: ({ displayName }) => displayName,
      expected: (n) => `Leg press ${n}`,
    };
  },
};
