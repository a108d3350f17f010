/** What members are given for what their team did: whoever was in it then, once, and nobody else. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issuersSeen } from '../../../engine/issuing/seen.js';
import { connectKafka } from '../../../engine/kafka.js';
import { connectPostgres } from '../../../engine/postgres.js';
import { awards, notices } from '../../../schemas/topics.js';
import { eventually } from '../engine/world.js';
import { status } from '../receivers.js';
import {
  ask,
  endIssuer,
  HOUR_MS,
  idsIn,
  inTeam,
  log,
  member,
  membersAre,
  parts,
  putWebhook,
  shown,
  startIssuer,
  TOGETHER,
  trained,
} from './world.js';

describe('R33: what members are given for what their team did', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const people: Record<string, string> = {};
  const of = (name: string) => people[name] ?? '';
  const given = (topic: { name: string }) =>
    Object.keys(people)
      .filter((name) => idsIn(topic, of(name), TOGETHER).length > 0)
      .toSorted();
  const standing = (name: string, wanted: string) =>
    eventually(async () => (await shown(of(name), 1, TOGETHER))[0]?.standing === wanted);
  /** At some time yesterday. */
  const YESTERDAY = (new Date().getUTCHours() + 12) * HOUR_MS;

  it('is for all who were in it as the day ended, also who left since; for nobody who came or had left', async () => {
    const received = await putWebhook(() => status(200));
    for (const name of ['ruth', 'rob', 'leaver', 'quitter', 'late']) people[name] = await member(name, {}, false);
    for (const name of ['ruth', 'rob', 'leaver', 'quitter']) await inTeam(of(name), 5);
    await inTeam(of('quitter'), 5, 3);
    await membersAre(3);
    await inTeam(of('late'), 0);
    await membersAre(4);
    await inTeam(of('leaver'), 5, 0);
    await membersAre(3);
    await trained(of('ruth'), first, YESTERDAY);
    await trained(of('leaver'), randomUUID(), YESTERDAY);
    await eventually(
      async () => (await ask(`/v1/challenges/${TOGETHER}/progress/${of('ruth')}`, of('ruth'))).fraction === 0,
    );
    expect(given(awards)).toEqual([]);
    await trained(of('rob'), second, YESTERDAY);
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'stands');
    await eventually(async () => given(notices).length === 3);
    expect([given(awards), given(notices)]).toEqual(Array(2).fill(['leaver', 'rob', 'ruth']));
    const { items } = await ask(`/v1/users/${of('ruth')}/awards`, of('ruth'));
    expect(items).toMatchObject([
      {
        challengeId: TOGETHER,
        challengeName: 'Together',
        kind: 'completion',
        standing: 'stands',
        earnedAt: expect.stringMatching(/T00:00:00/),
      },
    ]);
    const sent = () => received.got.map(({ body }) => JSON.parse(body).data.userId);
    await eventually(async () => [of('ruth'), of('rob'), of('leaver')].every((userId) => sent().includes(userId)));
    await received.remove();
  });

  it('R26: is revoked when what one of them did turns out not to have been, and given back when it was', async () => {
    await trained(of('rob'), second, YESTERDAY, true);
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'revoked');
    expect(await shown(of('ruth'), 1, TOGETHER)).toMatchObject([{ why: 'corrected' }]);
    await trained(of('rob'), second, YESTERDAY);
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'stands');
  });

  it('R80, R92: is given and told once, whatever is killed, and whoever comes to the team', async () => {
    await endIssuer('SIGKILL');
    people.later = await member('later', {}, false);
    await inTeam(of('later'), 0);
    await membersAre(4);
    startIssuer();
    // Whoever comes is no reason to take away what there was.
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'stands');
    await trained(of('rob'), second, YESTERDAY, true);
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'revoked');
    await trained(of('rob'), second, YESTERDAY);
    for (const name of ['ruth', 'rob', 'leaver']) await standing(name, 'stands');
    await untilIssuersAreThere();
    const ids = [awards, notices].map((topic) =>
      Object.values(people).flatMap((userId) => idsIn(topic, userId, TOGETHER)),
    );
    expect(ids.map((all) => all.length)).toEqual([3, 3]);
    expect(ids.map((all) => new Set(all).size)).toEqual([3, 3]);
  });
});

/** Resolves once the issuers have read all that there is. */
async function untilIssuersAreThere(): Promise<void> {
  const { settings } = parts();
  const admin = connectKafka(settings, 'test', log).admin();
  const database = connectPostgres(settings.databaseUrl, log, 1);
  await admin.connect();
  await eventually(async () =>
    (await issuersSeen(database, admin)).every(({ isHeld, behind }) => isHeld && behind === 0),
  );
  await Promise.all([admin.disconnect(), database.close()]);
}
