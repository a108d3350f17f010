/** The verdict on a machine's stream: from records as they come to what has to be fixed. Pure. */
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import type { Heard } from './accept.js';
import { type Finding, type FindingCode, found, isFinding, parked } from './findings.js';
import { type Remark, type SessionSummary, SessionWatch } from './session-watch.js';

export const messageKinds = ['started', 'reading', 'changed', 'ended', 'status'] as const;
type MessageKind = (typeof messageKinds)[number];

export interface Verdict {
  readonly ok: boolean;
  readonly messages: number;
  readonly accepted: number;
  readonly kinds: Readonly<Record<MessageKind, number>>;
  readonly sessions: readonly SessionSummary[];
  readonly partitions: readonly number[];
  /** The machine's clock minus the broker's, ms, as of the message that took least long; null: nothing was accepted. */
  readonly clockOffsetMs: number | null;
  /** Readings a second while sessions ran (from the median of their event times); null: too few. */
  readonly perSecond: number | null;
  /** Faults first. */
  readonly findings: readonly Finding[];
}

const CLOCK_NOTE_MS = 5_000;
const CLOCK_FAULT_MS = 60_000;
/** Fewer intervals say nothing about the rate. */
const LEAST_INTERVALS = 5;
/** Readings a second that still pass for one. */
const RATE = { least: 0.5, most: 2 };

/** Which kind of message this is; of an event with none or several, none. */
export const kindOf = (event: Telemetry): MessageKind | null =>
  messageKinds.filter((kind) => event[kind] !== null).length === 1
    ? (messageKinds.find((kind) => event[kind] !== null) ?? null)
    : null;

/** Listens to one machine. */
export class DeviceWatch {
  readonly #isKnown: boolean;
  readonly #sessions = new Map<string, SessionWatch>();
  readonly #parked = new Map<string, { count: number; detail: string }>();
  readonly #partitions = new Set<number>();
  readonly #kinds = { started: 0, reading: 0, changed: 0, ended: 0, status: 0 };
  #messages = 0;
  #accepted = 0;
  #clockOffsetMs: number | null = null;

  /** `isKnown`: the catalogue has the machine. */
  constructor(isKnown: boolean) {
    this.#isKnown = isKnown;
  }

  /** Takes the next record; what is odd about it, if it was accepted. */
  hear({ partition, receivedAt, event, refusal }: Heard): Remark[] {
    this.#messages += 1;
    this.#partitions.add(partition);
    if (refusal !== null || event === null) {
      const { reason, detail } = refusal ?? { reason: 'bad_avro', detail: '' };
      this.#parked.set(reason, { count: (this.#parked.get(reason)?.count ?? 0) + 1, detail });
      return [];
    }
    this.#accepted += 1;
    const kind = kindOf(event);
    if (kind !== null) this.#kinds[kind] += 1;
    this.#clockOffsetMs = Math.max(this.#clockOffsetMs ?? Number.NEGATIVE_INFINITY, event.at - receivedAt);
    const sessionId = event.sessionId.toLowerCase(); // as the sessions processor tells them apart
    let session = this.#sessions.get(sessionId);
    if (!session) {
      session = new SessionWatch(sessionId);
      this.#sessions.set(sessionId, session);
    }
    return session.hear(event, receivedAt, partition);
  }

  verdict(): Verdict {
    const sessions = [...this.#sessions.values()].map((session) => session.summary());
    const perSecond = rateOf([...this.#sessions.values()].flatMap(({ intervals }) => intervals));
    const counted: readonly (readonly [FindingCode, number])[] = [
      ...(this.#messages === 0 ? [['silent', 1] as const] : []),
      ...(this.#partitions.size > 1 ? [['two_partitions', this.#partitions.size] as const] : []),
      ...this.#clock(),
      ...(perSecond !== null && (perSecond < RATE.least || perSecond > RATE.most)
        ? [['rate', Math.round(perSecond * 60)] as const]
        : []),
      ...ofSessions(sessions),
      ...(this.#isKnown ? [] : [['unknown_machine', 1] as const]),
    ];
    const findings = [
      ...[...this.#parked].map(([reason, { count, detail }]) => parked(reason, count, detail)),
      ...counted.filter(([, count]) => count > 0).map(([code, count]) => found(code, count)),
    ].sort((a, b) => Number(a.level === 'note') - Number(b.level === 'note'));
    return {
      ok: findings.every(({ level }) => level === 'note'),
      messages: this.#messages,
      accepted: this.#accepted,
      kinds: { ...this.#kinds },
      sessions,
      partitions: [...this.#partitions].sort((a, b) => a - b),
      clockOffsetMs: this.#clockOffsetMs,
      perSecond,
      findings,
    };
  }

  #clock(): (readonly [FindingCode, number])[] {
    const off = Math.abs(this.#clockOffsetMs ?? 0);
    if (off <= CLOCK_NOTE_MS) return [];
    return [[off > CLOCK_FAULT_MS ? 'clock_off' : 'clock_drift', Math.round(off / 1_000)]];
  }
}

function ofSessions(sessions: readonly SessionSummary[]): (readonly [FindingCode, number])[] {
  const sum = (of: (session: SessionSummary) => number) => sessions.reduce((total, session) => total + of(session), 0);
  const flags = new Map<FindingCode, number>();
  for (const flag of sessions.flatMap(({ quality }) => quality))
    if (isFinding(flag)) flags.set(flag, (flags.get(flag) ?? 0) + 1);
  return [
    ['gap', sum(({ missing }) => missing)],
    ['conflict', sum(({ conflicts }) => conflicts)],
    ['no_start', sessions.filter((session) => session.startedAtSequence === null && isWhole(session, sessions)).length],
    ['late_start', sessions.filter(({ startedAtSequence }) => (startedAtSequence ?? 0) > 0).length],
    [
      'no_end',
      sessions.filter((session) => !session.ended && sessions.some((other) => other.firstAt > session.lastAt)).length,
    ],
    ['after_end', sum(({ afterEnd }) => afterEnd)],
    ['heart_rate_zero', sum(({ heartRateZeros }) => heartRateZeros)],
    ...flags,
    ['repeated', sum(({ repeated, conflicts }) => repeated - conflicts)],
    ['disorder', sum(({ disorder }) => disorder)],
    [
      'running',
      sessions.filter((session) => !session.ended && !sessions.some((other) => other.firstAt > session.lastAt)).length,
    ],
  ];
}

/** Whether the session began while we listened, so that its start should have been heard: not so of the one that ran when we came. */
const isWhole = (session: SessionSummary, sessions: readonly SessionSummary[]): boolean =>
  session.firstSequence === 0 || sessions.some((other) => other.lastAt < session.firstAt);

function rateOf(intervals: readonly number[]): number | null {
  if (intervals.length < LEAST_INTERVALS) return null;
  const median = [...intervals].sort((a, b) => a - b)[Math.floor(intervals.length / 2)] ?? 0;
  return Math.round((1_000 / Math.max(median, 1)) * 100) / 100;
}
