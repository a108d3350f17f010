import { describe, expect, it } from 'vitest';
import processor from '../../../../processors/sessions/processor.js';
import { emptySession } from '../../../../processors/sessions/session.js';
import { ended, fault, given, Machine, reading, S1, started, T0 } from './driver.js';

describe('how a session ends', () => {
  it('says itself why', () => {
    expect(given(started(0), ended(1, 5, 'POWER_LOSS')).session()).toMatchObject({ endReason: 'POWER_LOSS' });
  });

  it('waits 60 s after receipt for recordings of the past', () => {
    const past = [started(0), reading(1, 1, { repetitions: 1 })].map((e) => ({ ...e, receivedAt: T0 + 86_400_000 }));
    expect(
      given(...past)
        .at(86_459)
        .session(),
    ).toBeUndefined();
    expect(
      given(...past)
        .at(86_460)
        .session(),
    ).toMatchObject({ endReason: 'IDLE', endedAt: T0 + 1_000 });
  });

  it('goes by the time of receipt when the clock of the machine is ahead', () => {
    const ahead = [started(0)].map((e) => ({ ...e, at: T0 + 3_000_000 }));
    expect(
      given(...ahead)
        .at(599)
        .session(),
    ).toBeUndefined();
    expect(
      given(...ahead)
        .at(600)
        .session(),
    ).toMatchObject({ endReason: 'IDLE' });
  });

  it('asks to be woken when it will be idle, unless it ended', () => {
    const wakeAt = (machine: Machine) => processor.wakeAt?.(machine.states.get(S1) ?? emptySession(), 0);
    expect(wakeAt(given(started(0)))).toBe(T0 + 600_000);
    expect(wakeAt(given(started(0), ended(1, 1)))).toBeNull();
    expect(wakeAt(new Machine())).toBeNull();
  });
});

describe('what a machine says of itself', () => {
  it('R9: shows the running session as of its last message', () => {
    const machine = given(
      started(0, { user: null }),
      reading(1, 1, { repetitions: 1, loadGrams: 50_000, heartRateBpm: 99, powerW: 120 }),
      reading(2, 2, { repetitions: 2, loadGrams: 50_000, heartRateBpm: null, powerW: 0, paused: true }),
    );
    expect(machine.row('live_sessions')).toEqual({
      sessionId: S1,
      equipmentId: 'leg-press-3',
      gymId: 'tampines',
      userId: '',
      exerciseId: 'leg-press',
      startedAt: T0,
      lastAt: T0 + 2_000,
      lastSequence: 2,
      repetitions: 2,
      sets: 1,
      loadGrams: 50_000,
      distanceMm: 0,
      workJ: 0,
      speedMmPerS: null,
      powerW: 0,
      heartRateBpm: null,
      paused: true,
      telemetryPartitions: [3],
    });
  });

  it('shows resends, losses and faults to its makers', () => {
    const one = reading(1, 1, { distanceMm: 10 });
    const machine = given(started(0), one, one, fault(4, 4, 'E12')).send([one], 1);
    expect(machine.row('session_diagnostics')).toEqual({
      sessionId: S1,
      equipmentId: 'leg-press-3',
      startedAt: T0,
      firmware: '1.2',
      open: true,
      events: null,
      missing: 2,
      repeated: 2,
      resets: 0,
      wraps: 0,
      quality: ['gap'],
      lastFaultCode: 'E12',
      telemetryPartitions: [1, 3],
    });
    const before = machine.row('session_diagnostics');
    expect(machine.send([reading(5, 5, { distanceMm: 20 })]).row('session_diagnostics')).toEqual(before);
  });

  it('flags what nobody can believe, and leaves it out of averages', () => {
    const machine = given(
      { ...started(0), at: Date.UTC(1970, 0, 2) },
      reading(1, 1, { heartRateBpm: 255, powerW: 60_000, loadGrams: 2_000_000, speedMmPerS: 90_000 }),
      reading(2, 2, { heartRateBpm: 120, powerW: 0 }),
      ended(3, 3),
    );
    expect(machine.session()).toMatchObject({
      heartRate: { count: 1, sum: 120, max: 120 },
      power: { count: 1, sum: 0, max: 0 },
      effort: { powerMs: 0, walkMs: 0, runMs: 0 },
      quality: ['clock_unset', 'implausible_heart_rate', 'implausible_load', 'implausible_power', 'implausible_speed'],
    });
  });

  it('is kept although nobody has entered the machine', () => {
    const machine = new Machine().send([started(0), reading(1, 1, { repetitions: 1 }), ended(2, 2)]);
    expect(machine.session()).toMatchObject({
      gymId: null,
      equipmentModel: null,
      equipmentType: 'UNKNOWN',
      exerciseId: null,
      quality: ['unknown_machine'],
    });
  });
});
