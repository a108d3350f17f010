/** Answers demands of folds from Postgres: each kind of demand is one query, whatever the number of keys. */
import type { Cache, Cell, Place } from './cache.js';
import { numbers, texts } from './columns.js';
import { stateTable } from './ddl.js';
import type { Demand } from './demand.js';
import { answerFormers, answerKept } from './kept-memory.js';
import type { Sql } from './postgres.js';
import { decodeShown } from './present.js';
import { keysOf, type Of, type Request, wholeOf } from './requests.js';
import type { Lineage } from './topology.js';

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
      answerFormers(this.#sql, this.#lineage, this.#cacheOf, only(requests, 'formers')),
      answerKept(this.#sql, this.#lineage, only(requests, 'latest', 'next', 'range')),
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
