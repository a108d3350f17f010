/** Answers demands of folds from Postgres: each kind of demand is one query, whatever the number of keys. */
import type { Cache, Cell, Place } from './cache.js';
import { numbers, texts } from './columns.js';
import { keptTable, stateTable } from './ddl.js';
import type { KeptEntity } from './lookups.js';
import type { Sql } from './postgres.js';
import { decodeShown } from './present.js';
import type { Lineage } from './topology.js';
import type { Demand, KeyWork } from './work.js';

/** A demand of one key's work. */
export interface Request {
  readonly work: KeyWork;
  readonly demand: Demand;
}

type Of<Kind extends Demand['kind']> = { work: KeyWork; demand: Extract<Demand, { kind: Kind }> };
const only = <Kind extends Demand['kind']>(requests: readonly Request[], ...kinds: Kind[]): Of<Kind>[] =>
  requests.filter(({ demand }) => (kinds as string[]).includes(demand.kind)) as Of<Kind>[];

/** The stored memory of one lineage. */
export class Memory {
  readonly #sql: Sql;
  readonly #lineage: Lineage;
  readonly #cacheOf: (task: number) => Cache;

  constructor(sql: Sql, lineage: Lineage, cacheOf: (task: number) => Cache) {
    this.#sql = sql;
    this.#lineage = lineage;
    this.#cacheOf = cacheOf;
  }

  /** Answers all requests, into their works and the cache. */
  async answer(requests: readonly Request[]): Promise<void> {
    await Promise.all([
      this.#states(only(requests, 'states')),
      this.#tails(only(requests, 'tail')),
      this.#formers(only(requests, 'formers')),
      this.#kept(only(requests, 'latest', 'next', 'range')),
      this.#scopes(only(requests, 'scopes')),
      this.#neighbours(only(requests, 'before', 'after')),
    ]);
  }

  async #states(requests: Of<'states'>[]): Promise<void> {
    const wanted = requests.flatMap(({ work, demand }) =>
      demand.scopes
        .filter((scope) => demand.fresh || !work.entry.cells.has(scope))
        .map((scope) => ({ entry: work.entry, scope })),
    );
    if (wanted.length === 0) return;
    const rows = await this.#sql.query<StateRow>(
      `-- name: states
       select d.i, s.ordering, s.wake_at, s.used, s.first_offset, s.latest_at, s.state, s.shown
       from unnest($1::text[], $2::int[], $3::text[]) with ordinality d(key, task, scope, i)
       join ${stateTable(this.#lineage.name)} s using (key, task, scope)`,
      [
        texts(wanted.map(({ entry }) => entry.key)),
        numbers(wanted.map(({ entry }) => entry.task)),
        texts(wanted.map(({ scope }) => scope)),
      ],
    );
    const found = new Map(rows.map((row) => [row.i, row]));
    wanted.forEach(({ entry, scope }, i) => {
      this.#cacheOf(entry.task).put(entry, this.#cell(scope, found.get(i + 1)));
    });
  }

  #cell(scope: string, row: StateRow | undefined): Cell {
    if (!row) {
      const state = this.#lineage.processor.initial();
      return {
        scope,
        state,
        shown: [],
        shownText: null,
        ordering: null,
        wakeAt: null,
        used: [],
        firstOffset: null,
        latestAt: 0,
        shownAt: 0,
        bytes: 0,
      };
    }
    return {
      scope,
      state: JSON.parse(row.state),
      shown: decodeShown(row.shown),
      shownText: row.shown,
      ordering: row.ordering,
      wakeAt: row.wake_at,
      used: row.used ?? [],
      firstOffset: row.first_offset,
      latestAt: row.latest_at,
      shownAt: row.latest_at,
      bytes: row.state.length + row.shown.length,
    };
  }

  async #tails(requests: Of<'tail'>[]): Promise<void> {
    if (requests.length === 0) return;
    const rows = await this.#sql.query<{ i: number; ordering: number; scope: string }>(
      `-- name: tails
       select d.i, s.ordering, s.scope
       from unnest($1::text[], $2::int[]) with ordinality d(key, task, i)
       cross join lateral (
         select ordering, scope from ${stateTable(this.#lineage.name)} s
         where s.key = d.key and s.task = d.task and ordering is not null order by ordering desc, scope desc limit 1) s`,
      keysOf(requests),
    );
    const found = new Map(rows.map(({ i, ordering, scope }) => [i, { ordering, scope }]));
    requests.forEach(({ work }, i) => {
      work.entry.tail = found.get(i + 1) ?? null;
    });
  }

  async #formers(requests: Of<'formers'>[]): Promise<void> {
    const wanted = requests.flatMap(({ work }) =>
      [...work.kept].flatMap(([input, changes]) =>
        [...new Set([...changes.values()].map(({ entity }) => entity))].map((entity) => ({ work, input, entity })),
      ),
    );
    if (wanted.length === 0) return;
    const rows = await this.#sql.query<{ i: number; producer: string; at: number; value: string; beaten: boolean }>(
      `-- name: formers
       select d.i, k.producer, k.at, k.value, k.beaten
       from unnest($1::text[], $2::int[], $3::text[], $4::text[]) with ordinality d(key, task, input, entity, i)
       join ${keptTable(this.#lineage.name)} k using (key, task, input, entity)`,
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

  async #kept(requests: Of<'latest' | 'next' | 'range'>[]): Promise<void> {
    if (requests.length === 0) return;
    // Entities that change in this checkpoint are left out of the answer, so as many more must be looked at.
    const limits = requests.map(({ work, demand }) =>
      demand.kind === 'range' ? 2 ** 31 - 1 : 2 + 2 * (work.kept.get(demand.input)?.size ?? 0),
    );
    const rows = await this.#sql.query<{ i: number; entity: string; at: number; value: string }>(
      `-- name: kept
       select d.i, k.entity, k.at, k.value
       from unnest($1::text[], $2::int[], $3::text[], $4::bigint[], $5::bigint[], $6::boolean[], $7::int[])
         with ordinality d(key, task, input, low, high, newest, most, i)
       cross join lateral (
         select * from (
           (select entity, at, value from ${keptTable(this.#lineage.name)} k
            where d.newest and not k.beaten and k.key = d.key and k.task = d.task and k.input = d.input and k.at >= d.low and k.at < d.high
            order by at desc, entity desc limit d.most)
           union all
           (select entity, at, value from ${keptTable(this.#lineage.name)} k
            where not d.newest and not k.beaten and k.key = d.key and k.task = d.task and k.input = d.input and k.at >= d.low and k.at < d.high
            order by at, entity limit d.most)) found) k
       order by d.i, k.at, k.entity`,
      [
        ...keysOf(requests),
        requests.map(({ demand }) => demand.input),
        requests.map(({ demand }) =>
          demand.kind === 'range' ? wholeOf(demand.from) : demand.kind === 'next' ? afterOf(demand.at) : MIN,
        ),
        requests.map(({ demand }) =>
          demand.kind === 'range' ? wholeOf(demand.to) : demand.kind === 'next' ? MAX : afterOf(demand.at),
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

  async #scopes(requests: Of<'scopes'>[]): Promise<void> {
    if (requests.length === 0) return;
    const rows = await this.#sql.query<{ i: number; scope: string }>(
      `-- name: scopes
       select d.i, s.scope
       from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[]) with ordinality d(key, task, low, high, i)
       join ${stateTable(this.#lineage.name)} s
         on s.key = d.key and s.task = d.task and s.ordering >= d.low and s.ordering < d.high`,
      [
        ...keysOf(requests),
        requests.map(({ demand }) => wholeOf(demand.from)),
        requests.map(({ demand }) => wholeOf(demand.to)),
      ],
    );
    const answers = requests.map((): string[] => []);
    for (const { i, scope } of rows) answers[i - 1]?.push(scope);
    for (const [i, { work, demand }] of requests.entries()) work.answer(demand, answers[i]);
  }

  async #neighbours(requests: Of<'before' | 'after'>[]): Promise<void> {
    for (const kind of ['before', 'after'] as const) {
      const asked = requests.filter(({ demand }) => demand.kind === kind);
      if (asked.length === 0) continue;
      const [compare, direction] = kind === 'before' ? ['<', 'desc'] : ['>', 'asc'];
      const rows = await this.#sql.query<{ i: number; ordering: number; scope: string }>(
        `-- name: ${kind}
         select d.i, s.ordering, s.scope
         from unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::int[]) with ordinality d(key, task, ordering, scope, most, i)
         cross join lateral (
           select ordering, scope from ${stateTable(this.#lineage.name)} s
           where s.key = d.key and s.task = d.task
             and (s.ordering, s.scope) ${compare} (d.ordering, d.scope)
           order by ordering ${direction}, scope ${direction} limit d.most) s
         order by d.i, s.ordering ${direction}, s.scope ${direction}`,
        [
          ...keysOf(asked),
          asked.map(({ demand }) => demand.place.ordering),
          asked.map(({ demand }) => demand.place.scope),
          asked.map(({ demand }) => demand.limit),
        ],
      );
      const answers = asked.map((): Place[] => []);
      for (const { i, ordering, scope } of rows) answers[i - 1]?.push({ ordering, scope });
      for (const [i, { work, demand }] of asked.entries()) work.answer(demand, answers[i]);
    }
  }
}

interface StateRow {
  i: number;
  ordering: number | null;
  wake_at: number | null;
  used: string[] | null;
  first_offset: number | null;
  latest_at: number;
  state: string;
  shown: string;
}

const keysOf = (requests: readonly Request[]) => [
  texts(requests.map(({ work }) => work.entry.key)),
  numbers(requests.map(({ work }) => work.entry.task)),
];

const MIN = -(2 ** 53);
const MAX = 2 ** 53;
/** The first whole ms not before a bound; ±Infinity is beyond every event time. */
const wholeOf = (at: number) => Math.max(MIN, Math.min(MAX, Math.ceil(at)));
/** The first whole ms after it. */
const afterOf = (at: number) => wholeOf(Math.floor(at) + 1);
