import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Heard } from '../../../cli/device/accept.js';
import { verdictText } from '../../../cli/device/text.js';
import { DeviceWatch, type Verdict } from '../../../cli/device/verdict.js';
import { noKind, noReading } from '../../../schemas/blank.js';
import type { Reading, Telemetry } from '../../../schemas/generated/telemetry.js';

const START = Date.UTC(2026, 10, 22, 12);
const START_OF_SESSION = { started: { userId: null, exerciseId: null, firmware: '1.0' } };
const END_OF_SESSION = { ended: { reason: 'USER' as const } };

/** Messages of one session that began at `startedAt` (ms), one a second by its sequence. */
function session(startedAt = START, everyMs = 1_000) {
  const sessionId = randomUUID();
  const message = (sequence: number, content: Partial<Telemetry>): Telemetry => ({
    sessionId,
    equipmentId: 'rower-1',
    sequence,
    at: startedAt + sequence * everyMs,
    ...noKind,
    ...content,
  });
  return {
    start: message(0, START_OF_SESSION),
    reading: (sequence: number, values: Partial<Reading> = {}) =>
      message(sequence, { reading: { ...noReading, cycles: sequence, ...values } }),
    end: (sequence: number) => message(sequence, END_OF_SESSION),
    whole: (last: number) => [
      message(0, START_OF_SESSION),
      ...Array.from({ length: last - 1 }, (_, i) => message(i + 1, { reading: { ...noReading, cycles: i + 1 } })),
      message(last, END_OF_SESSION),
    ],
  };
}

const arriving = (event: Telemetry, lateMs = 100, partition = 3): Heard => ({
  partition,
  offset: 0,
  receivedAt: event.at + lateMs,
  event,
  refusal: null,
});

function verdictOn(messages: readonly (Telemetry | Heard)[], isKnown = true): Verdict {
  const watch = new DeviceWatch(isKnown);
  for (const message of messages) watch.hear('receivedAt' in message ? message : arriving(message));
  return watch.verdict();
}
const codes = ({ findings }: Verdict, level: 'fault' | 'note') =>
  findings.filter((finding) => finding.level === level).map(({ code, count }) => [code, count]);

describe('the verdict on a machine’s stream', () => {
  it('a whole session without fault is ok', () => {
    const verdict = verdictOn(session().whole(20));
    expect(verdict).toMatchObject({
      ok: true,
      messages: 21,
      accepted: 21,
      kinds: { started: 1, reading: 19, ended: 1 },
      clockOffsetMs: -100,
      perSecond: 1,
      findings: [],
    });
    expect(verdictText(verdict)).toMatch(/ok$/);
  });

  it('silence is a fault, since nobody can tell a machine that is off from one that cannot reach us', () => {
    expect(codes(verdictOn([]), 'fault')).toEqual([['silent', 1]]);
  });

  it('R12: resends and disorder are allowed; they are noted', () => {
    const { start, reading, end } = session();
    const verdict = verdictOn([start, reading(2), reading(1), reading(1), reading(3), start, end(4)]);
    expect(verdict.ok).toBe(true);
    expect(codes(verdict, 'note')).toEqual([
      ['repeated', 2],
      ['disorder', 1],
    ]);
  });

  it('a sequence used for two contents is a conflict', () => {
    const { start, reading, end } = session();
    const verdict = verdictOn([start, reading(1), reading(1, { cycles: 9 }), end(2)]);
    expect(codes(verdict, 'fault')).toEqual([['conflict', 1]]);
    expect(codes(verdict, 'note')).toEqual([]);
  });

  it('what never came is a gap, and says where', () => {
    const { start, reading, end } = session();
    const watch = new DeviceWatch(true);
    watch.hear(arriving(start));
    expect(watch.hear(arriving(reading(4)))).toEqual(['3 missing before']);
    watch.hear(arriving(end(5)));
    expect(codes(watch.verdict(), 'fault')).toEqual([['gap', 3]]);
  });

  it('a session that ran before we came needs no start; one that began since does', () => {
    const [running, next] = [session(START), session(START + 60_000)];
    const joined = [running.reading(30), running.end(31)];
    expect(verdictOn(joined).ok).toBe(true);
    expect(codes(verdictOn([...joined, next.reading(1), next.end(2)]), 'fault')).toEqual([['no_start', 1]]);
  });

  it('a start that cuts off a session without an end is told, and so is what follows an end', () => {
    const [first, second] = [session(START), session(START + 60_000)];
    const verdict = verdictOn([first.start, first.reading(1), second.start, second.end(1), second.reading(2)]);
    expect(codes(verdict, 'fault')).toEqual([
      ['no_end', 1],
      ['after_end', 1],
    ]);
  });

  it('a counter that falls is a reset; one that runs over its width is only noted', () => {
    const { start, reading, end } = session();
    const fallen = [start, reading(1, { cycles: 10 }), reading(2, { cycles: 3 }), end(3)];
    expect(codes(verdictOn(fallen), 'fault')).toEqual([['counter_reset', 1]]);
    const over = [start, reading(1, { cycles: 254 }), reading(2, { cycles: 1 }), end(3)];
    expect(verdictOn(over).ok).toBe(true);
    expect(codes(verdictOn(over), 'note')).toEqual([['counter_wrapped', 1]]);
  });

  it('a clock is judged by the message that took least long, so that late resends do not accuse it', () => {
    const { start, reading, end } = session();
    const late = verdictOn([arriving(start, 900_000), arriving(reading(1), 200), arriving(end(2), 100)]);
    expect(late).toMatchObject({ ok: true, clockOffsetMs: -100 });
    const fast = verdictOn([start, reading(1), end(2)].map((event) => arriving(event, -120_000)));
    expect(codes(fast, 'fault')).toEqual([['clock_off', 120]]);
    const drifting = verdictOn([start, reading(1), end(2)].map((event) => arriving(event, 9_000)));
    expect(codes(drifting, 'note')).toEqual([['clock_drift', 9]]);
  });

  it('ten readings a second are too many, one in five seconds too few', () => {
    expect(codes(verdictOn(session(START, 100).whole(20)), 'fault')).toEqual([['rate', 600]]);
    expect(codes(verdictOn(session(START, 5_000).whole(20)), 'fault')).toEqual([['rate', 12]]);
  });

  it('parked records are counted by reason, with what to do', () => {
    const refused: Heard = { ...arriving(session().start), refusal: { reason: 'clock_ahead', detail: 'too late' } };
    const verdict = verdictOn([...session().whole(20), refused, refused]);
    expect(verdict).toMatchObject({ ok: false, messages: 23, accepted: 21 });
    expect(codes(verdict, 'fault')).toEqual([['clock_ahead', 2]]);
    expect(verdictText(verdict)).toMatch(/→ Set the machine's clock by NTP.*\n1 to fix$/);
  });

  it('two partitions for one machine, a heart rate of 0 and an unknown machine are told', () => {
    const { start, reading, end } = session();
    const verdict = verdictOn([arriving(start, 100, 1), reading(1, { heartRateBpm: 0 }), end(2)], false);
    expect(codes(verdict, 'fault')).toEqual([
      ['two_partitions', 2],
      ['heart_rate_zero', 1],
    ]);
    expect(codes(verdict, 'note')).toEqual([['unknown_machine', 1]]);
  });
});
