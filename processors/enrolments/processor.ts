/** Enrolments come under the id that somebody had as they joined; from here on they are the member's, as it counts. */
import { defineProcessor } from '../../engine/declare.js';
import type { BenchmarkVerdict } from '../../schemas/generated/benchmark-verdicts.js';
import type { Enrolment } from '../../schemas/generated/enrolments.js';
import { benchmarkVerdicts, enrolments, merges, participations } from '../../schemas/topics.js';
import { presentId } from '../merges.js';
import { enrolledAs } from '../programme-ids.js';
import { isLater, lastOf, staysOf, type Turn, turnsWith } from './stays.js';
import { withTests } from './tested.js';
import { enrolmentsView } from './views.js';

/** One of these, by what the scope is of. */
interface State {
  record: Enrolment | null;
  /** Of all records about a challenge the one that counts; those that only move somebody to another version apart. */
  latest: Enrolment | null;
  moves: readonly Enrolment[];
  /** Those that name a team, or gym. */
  turns: readonly Turn[];
  /** What tests say of a programme, by entity. */
  tested: Record<string, BenchmarkVerdict>;
}

/** The scope of a challenge; that of a record is its id, which is a uuid. */
const challengeScope = (challengeId: string): string => `in|${challengeId}`;

export default defineProcessor({
  name: 'enrolments',
  version: 5,
  comment:
    'Who joined, moved within, and left challenges, or did so by a test of fitness: every record, and of each challenge the one that counts, keyed by the member whose it is now.',
  keyedBy: 'enrolment as it came',
  from: { enrolments, benchmarkVerdicts },
  tables: { merges },
  to: { participations },
  views: { enrolmentsView },
  initial: (): State => ({ record: null, latest: null, moves: [], turns: [], tested: {} }),
  scope: {
    enrolments: ({ enrolmentId }) => enrolmentId,
    benchmarkVerdicts: ({ entity }) => challengeScope(enrolledAs((JSON.parse(entity) as [string, string])[1])),
  },
  on: {
    enrolments(draft, [event], { state }) {
      // Of two contents of one record the first stands.
      if (draft.record || !event) return;
      const { receivedAt: _, ...record } = event;
      draft.record = record;
      const challenge = state(challengeScope(record.challengeId));
      if (record.movedFrom !== null) challenge.moves = lastOf([...challenge.moves, record]);
      else if (!challenge.latest || isLater(record, challenge.latest)) challenge.latest = record;
      if (record.teamId !== null) challenge.turns = turnsWith(challenge.turns, record);
    },
    benchmarkVerdicts(draft, events) {
      for (const { entity, value } of events) {
        if (value === null) delete draft.tested[entity];
        else draft.tested[entity] = value;
      }
    },
  },
  show({ record, latest, moves, turns, tested }, { key: enrolledFor, tables }) {
    const userId = presentId(enrolledFor, tables.merges);
    // A move is told with what it changes: of who was not in it then it is none.
    if (record) return record.movedFrom === null ? [rowOf({ ...record, userId, enrolledFor })] : [];
    const { counts, followed } = withTests({ latest, moves, verdicts: Object.values(tested) });
    if (!counts) return [];
    const { by: _, reason: __, movedFrom: ___, ...participation } = counts;
    return [
      ...followed.map((one) => rowOf({ ...one, userId, enrolledFor })),
      participations.of({ ...participation, userId, enrolledFor, stays: staysOf(turns) }),
    ];
  },
});

const rowOf = ({
  at,
  by,
  left,
  judgedBy: _,
  capacities: __,
  movedFrom: ___,
  ...enrolment
}: Enrolment & { readonly enrolledFor: string }) =>
  enrolmentsView.row({ ...enrolment, hasLeft: left, decidedBy: by, decidedAt: at });
