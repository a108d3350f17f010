/** What was put right later is told as if it had been right from the start, whatever order the log has. */
import { describe, expect, it } from 'vitest';
import { liveSessions, workoutChanges } from '../../../../processors/sessions/views.js';
import type { Amendment } from '../../../../schemas/generated/amendments.js';
import type { Session } from '../../../../schemas/generated/sessions.js';
import { amendments, equipment, merges, sessions, telemetry } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { Driver } from '../../../scenario/driver.js';
import { entry, type Fact, fact } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { stepsOf } from '../../../scenario/steps.js';
import { amendment, changed, ended, legPress, reading, S1, started, T0 } from './driver.js';

const build = await inTurn(() => import('../../../../processors/sessions/processor.js'));
const given = scenario(build, {
  tables: { equipment: [legPress] },
  anyOrder: ['telemetry', 'amendments'],
  counts: ['session_diagnostics.repeated'],
});

/** Two sets of a member's, or a guest's. */
const trained = (user: string | null, { first = 4, second = 6, loadGrams = 60_000 } = {}): Fact[] =>
  [
    started(0, { user }),
    reading(1, 1, { repetitions: 0, loadGrams: 50_000, distanceMm: 0 }),
    reading(2, 2, { repetitions: first, loadGrams: 50_000, distanceMm: 7_000 }),
    reading(3, 3, { repetitions: second, loadGrams, distanceMm: 9_000 }),
    ended(4, 4),
  ].map((event) => fact(telemetry, event));
const decided = (
  n: number,
  second: number,
  kind: Partial<Pick<Amendment, 'assigned' | 'voided' | 'reinstated' | 'edited'>>,
  by = 'desk',
) => fact(amendments, { ...amendment(n, second, kind), by });
const merged = (userId: string, into: string | null, at: number) =>
  entry(merges, { userId, into, at, by: 'desk', reason: 'one card was lost' });

/** What a log tells, as given. */
async function toldBy(...facts: readonly Fact[]): Promise<Session[]> {
  const driver = new Driver(build);
  await driver.run(stepsOf([entry(equipment, legPress), ...facts]));
  return driver.standing.entities('sessions') as unknown as Session[];
}

const to = (userId: string | null) => ({ assigned: { userId } });

describe('R26: to what a log tells that had been right from the start', () => {
  it.each<[string, Fact[], Fact[]]>([
    [
      'voided, then reinstated',
      [...trained('ana'), decided(1, 10, { voided: {} }), decided(2, 20, { reinstated: {} })],
      trained('ana'),
    ],
    ['reassigned', [...trained('ana'), decided(1, 10, to('ben'))], trained('ben')],
    ['found to be nobody’s', [...trained('ana'), decided(1, 10, to(null))], trained(null)],
    ['claimed', [...trained(null), decided(1, 10, to('ben'), 'ben')], trained('ben')],
    [
      'claimed, and assigned to another',
      [...trained(null), decided(1, 10, to('ben'), 'ben'), decided(2, 20, to('cy'))],
      trained('cy'),
    ],
    [
      'begun with the wrong card',
      [...trained('ana'), fact(telemetry, changed(5, 5, { userId: 'ben' }))],
      [...trained('ben'), fact(telemetry, changed(5, 5, { userId: 'ben' }))],
    ],
    ['merged', [...trained('ana'), merged('ana', 'ben', 1)], trained('ben')],
    ['merged by way of another id', [...trained('ana'), merged('ana', 'b', 1), merged('b', 'ben', 2)], trained('ben')],
    [
      'assigned to an id that was given up',
      [...trained('cy'), decided(1, 10, to('ana')), merged('ana', 'ben', 1)],
      trained('ben'),
    ],
    [
      'merged, and that taken back',
      [...trained('ana'), merged('ana', 'ben', 1), merged('ana', null, 2)],
      trained('ana'),
    ],
    ['merged in a circle', [...trained('ana'), merged('ana', 'ben', 1), merged('ben', 'ana', 2)], trained('ana')],
  ])('%s', async (_, corrected, right) => {
    const told = await toldBy(...right);
    expect(told).toHaveLength(1);
    await given(...corrected).then(...told.map((session) => sessions.of(session)));
  });

  it('voided first, reassigned then: it is still void, and the new owner’s', async () => {
    const [right] = await toldBy(...trained('ben'));
    await given(...trained('ana'), decided(1, 10, { voided: {} }))
      .when(decided(2, 20, to('ben')))
      .then(sessions.of({ ...(right as Session), voided: true }));
  });

  it('edited: but for the flag that says so, and the best minute, which nobody knows any more', async () => {
    const [right] = await toldBy(...trained('ana', { second: 5 }));
    await given(...trained('ana'))
      .when(decided(1, 10, { edited: { repetitions: 5, loadGrams: null, distanceMm: null } }))
      .then(sessions.of({ ...(right as Session), quality: ['edited'], bestMinutes: [] }));
  });
});

describe('what was decided about a session', () => {
  const changeLike = (values: object) => workoutChanges.row(expect.objectContaining(values));

  it('is told to whose it was and whose it is, and to neither who the other is', () =>
    given(...trained('ana'))
      .when(decided(1, 10, to('ben')), decided(2, 5, to('cy')))
      .then(
        changeLike({
          ...{ userId: 'ana', workoutId: S1, kind: 'assigned_away', decidedAt: T0 + 10_000, decidedBy: 'desk' },
          ...{ reason: 'asked at the desk', wasRepetitions: 6, isRepetitions: null, wasLoadGrams: 60_000 },
        }),
        changeLike({ userId: 'ben', kind: 'assigned', wasRepetitions: null, isRepetitions: 6, isDistanceMm: 9_000 }),
      ));

  it('does not say who decided where that is the new owner', () =>
    given(...trained('ana'))
      .when(decided(1, 10, to('ben'), 'ben'))
      .then(
        changeLike({ userId: 'ana', kind: 'assigned_away', decidedBy: '' }),
        changeLike({ userId: 'ben', kind: 'assigned', decidedBy: 'ben' }),
      ));

  it('says of an edit what was measured, of a void what is gone', () =>
    given(...trained('ana'))
      .when(
        decided(1, 10, { edited: { repetitions: 3, loadGrams: 20_000, distanceMm: 5_000 } }),
        decided(2, 20, { voided: {} }),
      )
      .then(
        changeLike({
          kind: 'edited',
          wasRepetitions: 6,
          wasLoadGrams: 60_000,
          wasDistanceMm: 9_000,
          isRepetitions: null,
        }),
        changeLike({
          kind: 'voided',
          wasRepetitions: 3,
          wasLoadGrams: 20_000,
          wasDistanceMm: 5_000,
          isRepetitions: null,
        }),
      ));

  it('says of a guest’s only that it is void, for staff to find it, until it counts again', async () => {
    await given(...trained(null), decided(1, 10, { edited: { repetitions: 3, loadGrams: null, distanceMm: null } }))
      .when(decided(2, 20, { voided: {} }))
      .then(
        changeLike({
          ...{ userId: '', workoutId: S1, kind: 'voided', decidedBy: 'desk', reason: 'asked at the desk' },
          ...{ wasRepetitions: 3, isRepetitions: null },
        }),
      );
    await given(...trained(null), decided(1, 10, { voided: {} }))
      .when(decided(2, 20, { reinstated: {} }))
      .then(nothing(workoutChanges));
  });

  it('is nothing where an assignment changes nobody: both ids are one person', async () => {
    await given(...trained('ana'), decided(1, 10, to('ben')))
      .when(merged('ben', 'ana', 1))
      .then(nothing(workoutChanges));
    await given(...trained('ana')).then(nothing(workoutChanges), nothing(liveSessions));
  });
});
