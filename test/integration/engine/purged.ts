/** `sessions` and a toy beside it on topics of one's own that may be purged, and the little that machines say in these tests. */
import { type AnyProcessor, defineProcessor, type Received } from '../../../engine/processor.js';
import { source, type Topic } from '../../../engine/topic.js';
import { bigint, text, view } from '../../../engine/view.js';
import sessions from '../../../processors/sessions/processor.js';
import type { Telemetry } from '../../../schemas/generated/telemetry.js';
import { amendments, equipment, telemetry } from '../../../schemas/topics.js';
import { type Count, countKeys } from '../../unit/engine/toys.js';
import { type Event, ended, reading, started } from '../../unit/processors/sessions/driver.js';

/** Names of topics and of the toy, so that several processes can share them. */
export interface Names {
  readonly telemetry: string;
  readonly amendments: string;
  readonly equipment: string;
  readonly facts: string;
  readonly adding: string;
}

/** The topics under these names. */
export const topicsNamed = (names: Names) => ({
  telemetry: { ...telemetry, name: names.telemetry } as Topic<string, Telemetry, 'source'>,
  amendments: { ...amendments, name: names.amendments } as Topic,
  equipment: { ...equipment, name: names.equipment } as Topic,
  facts: source(names.facts, { ...countKeys, keeps: 'until-purged' }),
});

/** `sessions` as it is, on these topics. */
export function sessionsOn(names: Names, version = 1): AnyProcessor {
  const topics = topicsNamed(names);
  const from = { telemetry: topics.telemetry, amendments: topics.amendments };
  return {
    ...(sessions as unknown as AnyProcessor),
    version,
    from,
    tables: { equipment: topics.equipment },
  } as AnyProcessor;
}

interface Added {
  sum: number;
  events: number;
}

/** Amounts added up by owner and id: an amount folded twice counts twice. An amount of 13 cannot be folded. */
export function addingOn(names: Names, { version = 1, inherits = true, refuses = 13 } = {}): AnyProcessor {
  const { facts } = topicsNamed(names);
  const added = view(names.adding.replaceAll('-', '_'), {
    comment: 'Sums.',
    freshWithinMs: 1_000,
    key: ['id'],
    columns: { owner: text('Whose.'), id: text('Which.'), sum: bigint('Sum.'), events: bigint('How many.') },
  });
  return defineProcessor({
    name: names.adding,
    version,
    comment: 'Adds up amounts.',
    keyedBy: 'owner',
    from: { facts },
    views: { added },
    initial: (): Added => ({ sum: 0, events: 0 }),
    scope: { facts: ({ id }: Received<Count>) => id },
    on: {
      facts(state: Added, events: readonly Received<Count>[]) {
        for (const { amount } of events) {
          if (amount === refuses) throw new Error('unlucky');
          state.sum += amount;
          state.events++;
        }
      },
    },
    ...(inherits ? { inherit: ({ state }: { state: unknown }) => state as Added } : {}),
    show: ({ sum, events }, { key, scope }) => [added.row({ owner: key, id: scope, sum, events })],
  }) as unknown as AnyProcessor;
}

/** What a machine says of a session that begins at `second` of the tests' time: its start, readings by sequence, its end. */
export function telling(session: string, equipmentId: string, second: number) {
  const on = (event: Event): Telemetry => ({ ...event, equipmentId });
  return {
    started: () => on(started(second, { session, user: null })),
    reading: (sequence: number) =>
      on(
        reading(sequence, second + sequence, { repetitions: sequence, loadGrams: 40_000, heartRateBpm: 120 }, session),
      ),
    ended: (sequence: number) => on(ended(sequence, second + sequence, 'USER', session)),
  };
}
