/** SQL in every text that a request may carry: it is looked for as the text that it is, and nothing of it runs. */
import { expect, it } from 'vitest';
import { AN_ID } from '../../unit/api/requests.js';
import { newMember, parts } from '../api/world.js';
import { tokenOf } from '../api-app.js';
import { type Operation, operations, sampleOf, send } from './over-http.js';

const attacks = [`' or '1'='1`, `x'; drop view models.members; --`, `1); select pg_sleep(9); --`, `\\'; --`, '%', '$1'];

const filled = ({ path }: Operation, part: string, value: string) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === part ? value : name === 'metric' ? 'met' : AN_ID),
  );

/** The body with each of its texts in turn, however deep, changed. */
function* bodiesWith(body: unknown, attack: string): Generator<unknown> {
  if (typeof body === 'string') yield attack;
  if (typeof body !== 'object' || body === null) return;
  for (const [name, inner] of Object.entries(body))
    for (const changed of bodiesWith(inner, attack))
      yield Array.isArray(body)
        ? body.map((one, i) => (String(i) === name ? changed : one))
        : { ...body, [name]: changed };
}

it('SQL in every text of every operation is no more than a text', async () => {
  await newMember();
  const { owner } = parts();
  const standing = async () =>
    (
      await owner.query(
        `select relname, relkind from pg_class where relnamespace in ('models'::regnamespace, 'engine'::regnamespace) order by 1, 2`,
      )
    ).rows;
  const before = await standing();
  const failed: string[] = [];
  let tried = 0;
  for (const operation of await operations()) {
    const { method, parameters } = operation;
    const sample = sampleOf(operation);
    for (const [i, attack] of attacks.entries()) {
      // Each attack as another admin: what is limited is limited by subject.
      const as = `admin:attacker-${i}`;
      const attempts = [
        ...parameters
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => ({ path: filled(operation, name, attack), query: sample.query, body: sample.body })),
        ...parameters
          .filter((parameter) => parameter.in === 'query')
          .map(({ name }) => {
            const query = new URLSearchParams(sample.query);
            query.set(name, attack);
            return { path: filled(operation, '', ''), query, body: sample.body };
          }),
        ...[...bodiesWith(sample.body, attack)].map((body) => ({
          path: filled(operation, '', ''),
          query: sample.query,
          body,
        })),
      ];
      for (const attempt of attempts) {
        const { status, problem } = await send(method, { ...attempt, as });
        tried++;
        if (status >= 500 && status !== 501)
          failed.push(
            `${method} ${attempt.path}?${attempt.query} ${JSON.stringify(attempt.body)}: ${status} ${problem.detail}`,
          );
      }
    }
  }
  expect(failed).toEqual([]);
  expect(tried).toBeGreaterThan(500);
  expect(await standing()).toEqual(before);
}, 300_000);

it('SQL that is always true finds nobody', async () => {
  await newMember();
  const { app } = parts();
  const headers = { authorization: `Bearer ${await tokenOf('boss', 'admin')}` };
  for (const url of [
    '/v1/users?gym=',
    '/v1/users?group=',
    '/v1/users?trainer=',
    '/v1/live/sessions?gym=',
    '/v1/equipment?gym=',
  ]) {
    const { statusCode, body } = await app.inject({ url: url + encodeURIComponent(`' or '1'='1`), headers });
    const { items, errors } = JSON.parse(body);
    expect([url, statusCode === 400 ? errors.length > 0 : items.length === 0]).toEqual([url, true]);
  }
});

const pack = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
/** A place among rows that have names. */
const NAMES = pack([`2026-01-01' or '1'='1`, `'; drop view models.members; --`]);
const forged = [
  NAMES,
  'not-a-cursor',
  pack({ cursor: 1 }),
  pack([]),
  pack(['2026-01-01T00:00:00Z', '\0', '\0', '\0']),
  pack([-1, {}, [], null]),
];

it('a cursor that no list gave is refused by every list; texts that might be names are looked for as that', async () => {
  const lists = (await operations()).filter(({ parameters }) => parameters.some(({ name }) => name === 'cursor'));
  expect(lists.length).toBeGreaterThan(10);
  const taken: string[] = [];
  for (const list of lists) {
    for (const cursor of forged) {
      const query = new URLSearchParams(sampleOf(list).query);
      query.set('cursor', cursor);
      const { status } = await send('get', { path: filled(list, '', ''), query, as: 'admin:forger' });
      // What is listed may not be there; what the cursor says must not matter then.
      const isOk = status === 400 || status === 404 || (cursor === NAMES && status === 200);
      if (!isOk) taken.push(`${list.path}?${query}: ${status}`);
    }
  }
  expect(taken).toEqual([]);
});
