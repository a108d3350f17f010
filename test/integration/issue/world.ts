/** Members, a challenge of two workouts, the issuer as a process of its own, and the receivers that it sends to. */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { connectKafka } from '../../../engine/kafka.js';
import { createLog } from '../../../engine/log.js';
import { Schemas } from '../../../engine/registry.js';
import { decoded, learnSchemas } from '../../../engine/source-event.js';
import type { Topic } from '../../../engine/topic.js';
import { readWhole } from '../../../engine/whole.js';
import type { User } from '../../../schemas/generated/users.js';
import {
  awards,
  challenges,
  enrolments,
  enteredWorkouts,
  merges,
  notices,
  teams,
  users,
  webhooks,
} from '../../../schemas/topics.js';
import { newSecret } from '../../../webhooks/signature.js';
import { sharedStack } from '../../stack.js';
import { type ApiApp, openApi, tokenOf } from '../api-app.js';
import { eventually } from '../engine/world.js';
import { type Receiver, receiver } from '../receivers.js';
import { endCommand, type Running, runCommand, startCommand, startRepstream } from '../running.js';

/** Other tests of the run share the topics: every name is this test's own. */
const run = randomUUID().slice(0, 8);
const CHALLENGE = `two-workouts-${run}`;
/** On one day, each of a team trains once. */
export const TOGETHER = `together-${run}`;
const TEAM = `red-${run}`;
const GYM = `gym-${run}`;
const NOW = Date.now();
export const HOUR_MS = 3_600_000;
export const log = createLog('test', process.env.REPSTREAM_TEST_LOG ?? 'silent');
export const folder = mkdtempSync(join(tmpdir(), 'repstream-issue-'));
const environment = { ...sharedStack().environment, WEBHOOKS_TO_THIS_MACHINE: 'true' };

let repstream: Running;
let api: ApiApp;
let issuer: ChildProcess;
let stopReading = async () => {};
const receivers: Receiver[] = [];
const appended: { topic: string; id: string; userId: string; challengeId: string }[] = [];

/** What stands behind it. */
export const parts = () => ({ repstream, settings: repstream.settings, db: repstream.db });

/** Runs `repstream <parameters>` where receivers may be on this machine. */
export const command = (...parameters: string[]) => runCommand(environment, ...parameters);

/** Starts everything. */
export async function open(): Promise<void> {
  repstream = await startRepstream();
  api = await openApi(repstream);
  await api.publisher.publish(challenges, {
    ...{ challengeId: CHALLENGE, version: 1, name: 'Two workouts', description: '' },
    rule: JSON.stringify({
      schema: 1,
      root: { kind: 'target', measure: 'workouts', atLeast: { amount: 2, unit: '' } },
    }),
    ...{ from: NOW - 30 * 24 * HOUR_MS, to: NOW + 24 * HOUR_MS, timeZone: 'UTC', dayStartsMinute: 0, weekStartsOn: 1 },
    ...{ gyms: [], groups: [], keepsAwards: false, milestones: [50], withdrawn: false, by: 'staff', at: NOW },
  });
  await api.publisher.publish(challenges, {
    ...{ challengeId: TOGETHER, version: 1, name: 'Together', description: '' },
    rule: JSON.stringify({
      schema: 1,
      root: {
        ...{ kind: 'team', each: 'day', atLeast: 1 },
        conditions: [
          { across: 'every', rule: { kind: 'target', measure: 'workouts', atLeast: { amount: 1, unit: '' } } },
        ],
      },
    }),
    ...{ from: NOW - 30 * 24 * HOUR_MS, to: NOW + 24 * HOUR_MS, timeZone: 'UTC', dayStartsMinute: 0, weekStartsOn: 1 },
    ...{ gyms: [], groups: [], keepsAwards: false, milestones: [], withdrawn: false, by: 'staff', at: NOW },
  });
  await api.publisher.publish(teams, {
    ...{ teamId: TEAM, challengeId: TOGETHER, displayName: `Red ${run}`, gymId: null, size: null },
    ...{ disbanded: false, by: 'staff', validFrom: NOW - 30 * 24 * HOUR_MS },
  });
  stopReading = await readAppended();
  startIssuer();
}

export async function close(): Promise<void> {
  await endIssuer();
  for (const one of receivers) one.close();
  await stopReading();
  await api?.close();
  await repstream?.stop();
  rmSync(folder, { recursive: true, force: true });
}

export function startIssuer(): void {
  issuer = startCommand(environment, 'issue');
}
export const endIssuer = async (signal?: NodeJS.Signals) => issuer && endCommand(issuer, signal);

async function readAppended(): Promise<() => Promise<void>> {
  const schemas = new Schemas(repstream.settings.schemaRegistryUrl);
  const reader = await readWhole(
    connectKafka(repstream.settings, 'test', log),
    [awards.name, notices.name],
    (_, __, low) => low,
    async (topic, _, messages) => {
      const of = (topic === awards.name ? awards : notices) as unknown as Topic;
      await schemas.find(of);
      const decoder = schemas.decoder(of);
      await learnSchemas(decoder, messages);
      for (const { value } of messages) {
        const fact = value && (decoded(decoder, value) as Record<string, never> | null);
        if (!fact) continue;
        const challengeId = fact.challengeId ?? (fact.award as { challengeId: string } | undefined)?.challengeId ?? '';
        appended.push({ topic, id: of.entity(fact), userId: fact.userId ?? '', challengeId });
      }
    },
    log,
  );
  return reader.stop;
}

/** The ids on the log, of all or of one member. */
export const idsIn = (topic: { name: string }, userId?: string, challengeId = CHALLENGE): string[] =>
  appended
    .filter((one) => one.topic === topic.name && one.challengeId === challengeId && (!userId || one.userId === userId))
    .map(({ id }) => id);

/** A receiver that the command line adds. */
export async function addWebhook(name: string, answer: Parameters<typeof receiver>[0]) {
  const one = await receiver(answer);
  receivers.push(one);
  const secretFile = join(folder, name);
  const parameters = ['webhooks', 'add', one.url, '--secret-file', secretFile, '--gyms', GYM, '--json'];
  const { code, stdout, stderr } = await command(...parameters);
  expect([code, stderr]).toEqual([0, '']);
  const secret = readFileSync(secretFile, 'utf8').trim();
  expect(stdout).not.toContain(secret);
  return { ...one, secret, id: (JSON.parse(stdout) as { webhookId: string }).webhookId };
}

/** A receiver that is written to the log at once. */
export async function putWebhook(answer: Parameters<typeof receiver>[0], gym = GYM) {
  const one = await receiver(answer);
  receivers.push(one);
  const webhook = { webhookId: randomUUID(), url: one.url, secret: newSecret(), kinds: [], gyms: [gym] };
  const write = (removed: boolean, at: number) =>
    api.publisher.publish(webhooks, { ...webhook, removed, by: 'test', at });
  const at = Date.now();
  await write(false, at);
  return { ...one, id: webhook.webhookId, remove: () => write(true, at + 1) };
}

/** Somebody who takes part, or only has a profile. */
export async function member(name: string, more: Partial<User> = {}, joins = true): Promise<string> {
  const userId = `${name}-${run}`;
  await api.publisher.publish(users, {
    ...{ userId, displayName: userId, namedAt: null, sex: null, birthDate: null, timeZone: 'UTC' },
    ...{ homeGymId: GYM, groups: [], onLeaderboards: true, notices: true, trainers: [] },
    ...{ at: Date.now(), erased: false, ...more },
  });
  if (!joins) return userId;
  const judgedBy = { from: NOW - 30 * 24 * HOUR_MS, to: NOW + 24 * HOUR_MS, looksBackDays: 0, uses: [] };
  await api.publisher.publish(enrolments, {
    ...{ enrolmentId: randomUUID(), userId, challengeId: CHALLENGE, version: 1, joinedAt: judgedBy.from },
    ...{ left: false, teamId: null, judgedBy, capacities: [], movedFrom: null, by: userId, reason: '', at: Date.now() },
  });
  return userId;
}

/** They joined the team so many days ago; and left it, where that is told too. */
export async function inTeam(userId: string, joined: number, left: number | null = null): Promise<void> {
  const ago = (days: number) => (days === 0 ? Date.now() : NOW - days * 24 * HOUR_MS);
  const judgedBy = { from: NOW - 30 * 24 * HOUR_MS, to: NOW + 24 * HOUR_MS, looksBackDays: 0, uses: [] };
  await api.publisher.publish(enrolments, {
    ...{ enrolmentId: randomUUID(), userId, challengeId: TOGETHER, version: 1, joinedAt: ago(joined) },
    ...{
      left: left !== null,
      teamId: TEAM,
      judgedBy,
      capacities: [],
      movedFrom: null,
      by: userId,
      reason: '',
      at: ago(left ?? joined),
    },
  });
}

/** Resolves once so many are in the team. */
export const membersAre = (members: number) =>
  eventually(async () => {
    const { rows } = await repstream.db.query('select from models.team_progress where team_id = $1 and members = $2', [
      ...[TEAM, members],
    ]);
    return rows.length === 1;
  });

/** Writes a workout down; the same one again: changes it. */
export const trained = (userId: string, workoutId: string = randomUUID(), agoMs = HOUR_MS, voided = false) =>
  api.publisher.publish(enteredWorkouts, {
    ...{ entryId: randomUUID(), workoutId, userId, at: Date.now(), by: userId, voided, startedAt: NOW - agoMs },
    ...{ durationS: 600, exerciseId: 'push-up', gymId: null, sets: [], distanceMm: 0, averageHeartRateBpm: null },
  });

/** One id is given up for another, or is no longer. */
export const merged = (userId: string, into: string | null) =>
  api.publisher.publish(merges, { userId, into, at: Date.now(), by: 'desk', reason: 'the card was lost' });

/** Resolves with the awards of a member once so many are shown. */
export const shown = (userId: string, count: number, challengeId = CHALLENGE) =>
  eventually(async () => {
    const { rows } = await repstream.db.query<{ kind: string; standing: string; why: string | null }>(
      `select kind, standing, why from models.awards where user_id = $1 and challenge_id = $2 order by kind`,
      [userId, challengeId],
    );
    return rows.length === count && rows;
  });

/** What the API answers a member. */
export const ask = async (url: string, sub: string) =>
  (await api.app.inject({ url, headers: { authorization: `Bearer ${await tokenOf(sub, 'member')}` } })).json();

/** What Prometheus is given. */
export const prometheus = async () => (await api.app.inject('/metrics')).body;
