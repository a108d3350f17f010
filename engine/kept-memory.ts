/** Answers what folds ask of kept inputs, from Postgres. */
import type { Cache } from './cache.js';
import { numbers, texts } from './columns.js';
import { keptTable } from './ddl.js';
import type { KeptEntity } from './lookups.js';
import type { Sql } from './postgres.js';
import { EARLIEST, keysOf, LATEST, type Of, wholeOf } from './requests.js';
import type { Lineage } from './topology.js';

/** Tells works what is stored of the kept entities that they change. */
export async function answerFormers(
  sql: Sql,
  { name }: Lineage,
  cacheOf: (task: number) => Cache,
  requests: readonly Of<'formers'>[],
): Promise<void> {
  const wanted = requests.flatMap(({ work }) => {
    const { asked } = cacheOf(work.entry.task);
    const isStored = (input: string, entity: string) => asked?.again(`${work.entry.key}\0${input}\0${entity}`) ?? true;
    return [...work.kept].flatMap(([input, changes]) =>
      [...new Set([...changes.values()].map(({ entity }) => entity))]
        .filter((entity) => isStored(input, entity))
        .map((entity) => ({ work, input, entity })),
    );
  });
  if (wanted.length === 0) return;
  const rows = await sql.query<{ i: number; producer: string; at: number; value: string; beaten: boolean }>(
    `-- name: formers
     select d.i, k.producer, k.at, k.value, k.beaten
     from unnest($1::text[], $2::int[], $3::text[], $4::text[]) with ordinality d(key, task, input, entity, i)
     join ${keptTable(name)} k using (key, task, input, entity)`,
    [
      texts(wanted.map(({ work }) => work.entry.key)),
      numbers(wanted.map(({ work }) => work.entry.task)),
      texts(wanted.map(({ input }) => input)),
      texts(wanted.map(({ entity }) => entity)),
    ],
  );
  for (const { i, value, ...row } of rows) {
    const request = wanted[i - 1];
    request?.work.storedValue(request.input, request.entity, { ...row, value: JSON.parse(value) });
  }
}

/** Answers what is looked up among kept entities. */
export async function answerKept(
  sql: Sql,
  { name }: Lineage,
  requests: readonly Of<'latest' | 'next' | 'range'>[],
): Promise<void> {
  if (requests.length === 0) return;
  // Entities that change in this checkpoint are left out of the answer, so as many more must be looked at.
  const limits = requests.map(({ work, demand }) =>
    demand.kind === 'range' ? 2 ** 31 - 1 : 2 + 2 * (work.kept.get(demand.input)?.size ?? 0),
  );
  const rows = await sql.query<{ i: number; entity: string; at: number; value: string }>(
    `-- name: kept
     select d.i, k.entity, k.at, k.value
     from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::boolean[], $7::int[])
       with ordinality d(key, task, input, low, high, newest, most, i)
     cross join lateral (
       select * from (
         (select entity, at, value from ${keptTable(name)} k
          where d.newest and not k.beaten and k.key = d.key and k.task = d.task and k.input = d.input and k.at >= d.low and k.at < d.high
          order by at desc, entity desc limit d.most)
         union all
         (select entity, at, value from ${keptTable(name)} k
          where not d.newest and not k.beaten and k.key = d.key and k.task = d.task and k.input = d.input and k.at >= d.low and k.at < d.high
          order by at, entity limit d.most)) found) k
     order by d.i, k.at, k.entity`,
    [
      ...keysOf(requests),
      requests.map(({ demand }) => demand.input),
      requests.map(({ demand }) =>
        demand.kind === 'range' ? wholeOf(demand.from) : demand.kind === 'next' ? afterOf(demand.at) : EARLIEST,
      ),
      requests.map(({ demand }) =>
        demand.kind === 'range' ? wholeOf(demand.to) : demand.kind === 'next' ? LATEST : afterOf(demand.at),
      ),
      requests.map(({ demand }) => demand.kind === 'latest'),
      limits,
    ],
  );
  const answers = requests.map((): KeptEntity[] => []);
  for (const { i, entity, at, value } of rows) {
    const request = requests[i - 1];
    const answer = answers[i - 1];
    if (!answer || request?.work.entities.get(request.demand.input)?.has(entity)) continue;
    answer.push({ entity, at, value: JSON.parse(value) });
  }
  for (const [i, { work, demand }] of requests.entries()) work.answer(demand, answers[i]);
}

/** The first whole ms after it. */
const afterOf = (at: number) => wholeOf(Math.floor(at) + 1);
