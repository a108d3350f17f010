/** benchmarks: points of tests of fitness, and whether they meet the standards of the programmes that they were taken for. */
import { ageOn } from '../../domain/age.js';
import { defineProcessor, keep } from '../../engine/declare.js';
import { canonical } from '../../rules/canonical.js';
import { heldAgainst, pointsOf, stationsOf } from '../../rules/programme/benchmark.js';
import type { BenchmarkResult } from '../../schemas/generated/benchmark-results.js';
import { benchmarkVerdicts, merges, programmes, benchmarkResults as topic, users } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { programmeIn } from '../programme-rules.js';
import { benchmarkResults } from './views.js';

/** Of one key: people take few tests. */
interface State {
  results: Record<string, Result>;
}

/** The first record says for which programmes it was taken and how fit the member was then, the last what was done. */
interface Result {
  first: BenchmarkResult;
  last: BenchmarkResult;
}

const TESTS = 'tests';
const EVER = Number.MIN_SAFE_INTEGER;
const FOREVER = Number.MAX_SAFE_INTEGER;

export default defineProcessor({
  name: 'benchmarks',
  version: 1,
  comment:
    'Points of tests of fitness, and whether they meet the standards of the programmes that they were taken for.',
  keyedBy: 'benchmark result as it came',
  from: {
    benchmarkResults: topic,
    users: keep(users, { project: ({ birthDate, sex }) => ({ birthDate, sex }) }),
  },
  tables: { merges, programmes },
  to: { benchmarkVerdicts },
  views: { benchmarkResults },
  initial: (): State => ({ results: {} }),
  scope: { benchmarkResults: () => TESTS },
  on: {
    benchmarkResults(draft, events) {
      for (const { receivedAt: _, ...record } of events) {
        const known = draft.results[record.resultId] ?? { first: record, last: record };
        const first = isBefore(record, known.first) ? record : known.first;
        const last = isBefore(known.last, record) ? record : known.last;
        draft.results[record.resultId] = { first, last };
      }
    },
    users(_, changes, { states }) {
      if (changes.some(({ former, now }) => former?.birthDate !== now?.birthDate || former?.sex !== now?.sex))
        states([TESTS]);
    },
  },
  show({ results }, { key: writtenFor, tables, kept }) {
    const all = Object.values(results);
    if (all.length === 0) return [];
    const person = kept.users.latest(FOREVER);
    const userId = presentId(writtenFor, tables.merges);
    return all.flatMap(({ first, last }) => {
      const { resultId, kind, takenAt, day, pushUps, sitUps, runSeconds, voided, by, at, reason } = last;
      const age = person?.birthDate ? ageOn(person.birthDate, day) : null;
      const sex = person?.sex === 'MALE' || person?.sex === 'FEMALE' ? person.sex : null;
      const scored = stationsOf(last, { age, sex });
      const stations = 'none' in scored ? [] : scored;
      const verdicts = first.programmes.flatMap(({ programmeId, version, judgedBy }) => {
        // Of two contents of one version the first stands.
        const stored = tables.programmes.get(`${programmeId}/${version}`, EVER);
        const benchmark = stored && programmeIn(stored)?.benchmark;
        if (!benchmark || benchmark.kind !== kind || stations.length === 0 || voided) return [];
        return [{ programmeId, version, judgedBy, ...heldAgainst(benchmark, stations) }];
      });
      const row = benchmarkResults.row({
        ...{ resultId, userId, writtenFor, kind, takenAt, day, pushUps, sitUps, runSeconds },
        points: stations.length > 0 ? pointsOf(stations) : null,
        stations,
        why: 'none' in scored ? `${scored.input}: ${scored.none}` : null,
        standards: verdicts.map(({ judgedBy: _, ...verdict }) => verdict),
        ...{ voided, writtenBy: by, writtenAt: at, reason },
      });
      const { capacities } = first;
      return [
        row,
        ...verdicts.map((verdict) =>
          benchmarkVerdicts.of({ ...verdict, resultId, userId: writtenFor, takenAt, capacities, by }),
        ),
      ];
    });
  },
});

/** Of two records of a result; those of one time in the order of their texts, so that any order of them gives the same. */
const isBefore = (one: BenchmarkResult, other: BenchmarkResult): boolean =>
  one.at < other.at || (one.at === other.at && canonical(one) < canonical(other));
