/** What a fold may look up: kept inputs and tables. Answers that are not in memory are demanded by throwing. */
import { type Demand, demandId, type FoldEnvironment, type KeyWork } from './fold.js';
import type { KeptLookup, Table } from './processor.js';
import { inputsOf } from './topology.js';

/** Thrown through a fold: it runs again once the demand is answered. */
export class Missing {
  readonly demand: Demand;
  constructor(demand: Demand) {
    this.demand = demand;
  }
}

/** A kept entity as looked up. */
export interface KeptEntity {
  readonly entity: string;
  readonly at: number;
  readonly value: object;
}

interface Reading {
  readonly tables: Readonly<Record<string, Table<unknown>>>;
  readonly kept: Readonly<Record<string, KeptLookup<unknown>>>;
}

/** The lookups of one key: what is stored (asked for, changed entities left out) overlaid with what changes now. */
export function lookupIn(environment: FoldEnvironment, work: KeyWork): Reading {
  const kept: Record<string, KeptLookup<unknown>> = {};
  for (const [input, declared] of Object.entries(inputsOf(environment.processor))) {
    if ('kept' in declared) kept[input] = keptLookup(input, work);
  }
  return { tables: environment.tables, kept };
}

function keptLookup(input: string, work: KeyWork): KeptLookup<unknown> {
  const changing = (): KeptEntity[] =>
    [...(work.kept.get(input)?.values() ?? [])].flatMap(({ entity, at, now }) =>
      now ? [{ entity, at, value: now }] : [],
    );
  const stored = (demand: Demand): readonly KeptEntity[] => {
    const answer = work.answers.get(demandId(demand));
    if (!answer) throw new Missing(demand);
    return answer as readonly KeptEntity[];
  };
  const all = (demand: Demand, accepts: (entity: KeptEntity) => boolean): KeptEntity[] =>
    [...stored(demand), ...changing().filter(accepts)].sort(
      (a, b) => a.at - b.at || (a.entity < b.entity ? -1 : Number(a.entity > b.entity)),
    );
  return {
    latest: (at) => all({ kind: 'latest', input, at }, (entity) => entity.at <= at).at(-1)?.value,
    next: (at) => all({ kind: 'next', input, at }, (entity) => entity.at > at)[0]?.value,
    range: (from, to) =>
      all({ kind: 'range', input, from, to }, ({ at }) => from <= at && at < to).map(({ value }) => value),
  };
}
