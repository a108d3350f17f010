import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liveSessions, sessionDiagnostics } from '../../../../processors/sessions/views.js';
import { amendments, sessions, telemetry } from '../../../../schemas/topics.js';
import { inTurn } from '../../../scenario/copies.js';
import { fact, tickAfter } from '../../../scenario/facts.js';
import { nothing, scenario } from '../../../scenario/scenario.js';
import { amendment, changed, type Event, ended, fault, legPress, reading, S1, S2, started, T0 } from './driver.js';
import { withLoss } from './stories.js';

const given = scenario(await inTurn(() => import('../../../../processors/sessions/processor.js')), {
  tables: { equipment: [legPress] },
  anyOrder: ['telemetry', 'amendments'],
  counts: ['session_diagnostics.repeated'],
});
const said = (...events: readonly Event[]) => events.map((event) => fact(telemetry, event));
const sessionLike = (values: object) => sessions.of(expect.objectContaining(values));

describe('R12, R87, R88, R90, R94: whenever and however often it is heard, a session', () => {
  it('R6: is closed ten minutes after its last reading', () =>
    given(...said(started(0), reading(1, 10, { repetitions: 8, loadGrams: 60_000 })))
      .when(tickAfter({ minutes: 10 }))
      .then(
        sessionLike({ sessionId: S1, endReason: 'IDLE', endedAt: T0 + 10_000, repetitions: 8, tonnageGrams: 480_000 }),
        nothing(liveSessions),
      ));

  it("is superseded by the machine's next session", () =>
    given(...said(started(0), reading(1, 10, { repetitions: 1 })))
      .when(...said(started(20, { session: S2 })))
      .then(
        sessionLike({ sessionId: S1, open: false, endReason: 'SUPERSEDED', endedAt: T0 + 10_000 }),
        liveSessions.row(expect.objectContaining({ sessionId: S2 })),
      ));

  it.each([
    [610, 'SUPERSEDED'],
    [611, 'IDLE'],
  ])('that is followed by another at second %i ended as %s', (second, endReason) =>
    given(...said(started(0), reading(1, 10, {})))
      .when(...said(started(second, { session: S2 })))
      .then(sessionLike({ sessionId: S1, endReason })),
  );

  it('opens again when a later message shows that it was not idle', async () => {
    const silent = given(...said(started(0), reading(1, 1, { repetitions: 3 })), tickAfter({ seconds: 699 }));
    await silent.then(sessionLike({ sessionId: S1, open: false }), nothing(liveSessions));
    await silent
      .when(...said(reading(2, 650, { repetitions: 4 })))
      .then(
        sessionLike({ sessionId: S1, open: true, repetitions: 3 }),
        liveSessions.row(expect.objectContaining({ sessionId: S1, repetitions: 4 })),
      );
  });

  it('R12: belongs to the last card that was tapped, and shows the last fault, by sequence', () =>
    given(...said(started(0, { user: null }), changed(4, 4, { userId: 'ben' }), changed(5, 5, { userId: 'cy' })))
      .when(...said(fault(6, 6, 'E1'), fault(7, 7, 'E2'), ended(8, 8, 'POWER_LOSS'), ended(9, 9, 'USER')))
      .then(
        sessionLike({ sessionId: S1, userId: 'cy', endReason: 'USER' }),
        sessionDiagnostics.row(expect.objectContaining({ lastFaultCode: 'E2' })),
      ));

  it('moves to who claims it, and is told to nobody else any more', () =>
    given(...said(started(0, { user: null }), reading(1, 1, { repetitions: 3 }), ended(2, 2)))
      .when(
        fact(amendments, amendment(1, 100, { assigned: { userId: 'ben' } })),
        fact(amendments, amendment(2, 200, { assigned: { userId: 'cy' } })),
      )
      .then(sessionLike({ sessionId: S1, userId: 'cy', repetitions: 3 })));

  it('comes out the same with loss, repeats and disorder of whatever a machine may say', () => {
    const decision = fc
      .record({
        id: fc.nat(3),
        second: fc.nat(900),
        kind: fc.constantFrom(
          { assigned: { userId: 'cy' } },
          { assigned: { userId: null } },
          { voided: {} },
          { reinstated: {} },
          { edited: { repetitions: 7, loadGrams: null, distanceMm: 5 } },
        ),
      })
      .map(({ id, second, kind }) => fact(amendments, amendment(id, second, kind)));
    const next = fc.option(fc.integer({ min: 1, max: 1_200 }).map((second) => started(second, { session: S2 })));
    return fc.assert(
      fc.asyncProperty(
        withLoss,
        fc.uniqueArray(decision, { maxLength: 3, selector: ({ value }) => JSON.stringify(value).slice(0, 60) }),
        next,
        fc.nat(15),
        (events, decisions, nextStart, minutes) =>
          given(...said(...events), ...(nextStart ? said(nextStart) : []))
            .when(tickAfter({ minutes: minutes / 2 }), ...decisions, tickAfter({ minutes }))
            .then(),
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
