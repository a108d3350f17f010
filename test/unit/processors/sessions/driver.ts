/** Folds events into sessions of one machine in memory, as the engine does: by scope, in batches, then shows every scope. */
import type { Received } from '../../../../engine/declare.js';
import processor from '../../../../processors/sessions/processor.js';
import type { SessionState } from '../../../../processors/sessions/session.js';
import { noKind, noReading } from '../../../../schemas/blank.js';
import type { Amendment } from '../../../../schemas/generated/amendments.js';
import type { Equipment } from '../../../../schemas/generated/equipment.js';
import type { Session } from '../../../../schemas/generated/sessions.js';
import type { Reading, Telemetry } from '../../../../schemas/generated/telemetry.js';

export const T0 = Date.UTC(2026, 2, 2, 9, 0, 0);
export const MACHINE = 'leg-press-3';
export const S1 = '00000000-0000-4000-8000-000000000001';
export const S2 = '00000000-0000-4000-8000-000000000002';

export const legPress: Equipment = {
  equipmentId: MACHINE,
  gymId: 'tampines',
  type: 'WEIGHT_STACK',
  model: 'acme-lp1',
  exerciseId: 'leg-press',
  displayName: 'Leg press 3',
  stackStepGrams: 5_000,
  stepHeightMm: null,
  inService: true,
  validFrom: 0,
};

/** An event of a session, at `second` of the story, received when it happened. */
export type Event = Received<Telemetry>;
const event = (sequence: number, second: number, kind: Partial<Telemetry>, sessionId = S1): Event => ({
  sessionId,
  equipmentId: MACHINE,
  sequence,
  at: T0 + second * 1_000,
  receivedAt: T0 + second * 1_000,
  ...noKind,
  ...kind,
});
export const started = (
  second = 0,
  { session = S1, user = 'ana' as string | null, exercise = null as string | null } = {},
) => event(0, second, { started: { userId: user, exerciseId: exercise, firmware: '1.2' } }, session);
export const reading = (sequence: number, second: number, values: Partial<Reading>, session = S1) =>
  event(sequence, second, { reading: { ...noReading, ...values } }, session);
export const ended = (sequence: number, second: number, reason: 'USER' | 'POWER_LOSS' = 'USER', session = S1) =>
  event(sequence, second, { ended: { reason } }, session);
export const changed = (sequence: number, second: number, change: { userId?: string; exerciseId?: string }) =>
  event(sequence, second, { changed: { userId: null, exerciseId: null, ...change } });
export const fault = (sequence: number, second: number, faultCode: string) =>
  event(sequence, second, { status: { faultCode, uptimeS: null } });

/** One reading a second from `from` on, sequences likewise (the start is sequence 0 at second 0). */
export const everySecond = (from: number, values: readonly Partial<Reading>[]) =>
  values.map((value, i) => reading(from + i, from + i, value));

export const amendment = (
  id: number,
  second: number,
  kind: Partial<Pick<Amendment, 'assigned' | 'voided' | 'reinstated' | 'edited'>>,
): Received<Amendment> => ({
  amendmentId: `00000000-0000-4000-9000-${String(id).padStart(12, '0')}`,
  sessionId: S1,
  equipmentId: MACHINE,
  at: T0 + second * 1_000,
  receivedAt: T0 + second * 1_000,
  by: 'staff',
  reason: 'asked at the desk',
  assigned: null,
  voided: null,
  reinstated: null,
  edited: null,
  ...kind,
});

type Shown = ReturnType<typeof processor.show>[number];

/** One machine's sessions, folded batch by batch; the state goes through JSON as at a checkpoint. */
export class Machine {
  readonly states = new Map<string, SessionState>();
  readonly machine: Equipment | undefined;
  tick = 0;

  constructor(machine?: Equipment) {
    this.machine = machine;
  }

  #context(partition: number) {
    return {
      key: this.machine?.equipmentId ?? MACHINE,
      partition,
      tables: { equipment: { get: () => this.machine }, merges: { get: () => undefined } },
      kept: { telemetry: undefined as never, amendments: undefined as never },
    };
  }

  #draft(scope: string): SessionState {
    return JSON.parse(JSON.stringify(this.states.get(scope) ?? processor.initial()));
  }

  send(events: readonly Event[], partition = 3): this {
    for (const [scope, own] of group(events)) {
      const draft = this.#draft(scope);
      const unused = () => {
        throw new Error('sessions looks at its own scope only');
      };
      processor.on.telemetry(draft, own, { ...this.#context(partition), state: unused, states: unused, touch: unused });
      this.states.set(scope, draft);
    }
    return this;
  }

  amend(...decisions: readonly Received<Amendment>[]): this {
    const draft = this.#draft(S1);
    const unused = () => {
      throw new Error('sessions looks at its own scope only');
    };
    processor.on.amendments(draft, decisions, { ...this.#context(3), state: unused, states: unused, touch: unused });
    this.states.set(S1, draft);
    return this;
  }

  at(second: number): this {
    this.tick = T0 + second * 1_000;
    return this;
  }

  /** All that is shown of a session. */
  show(scope = S1): readonly Shown[] {
    const state = this.states.get(scope) ?? processor.initial();
    const order = processor.order?.(state) ?? null;
    const others = [...this.states].flatMap(([id, other]) => (id === scope ? [] : [processor.order?.(other) ?? null]));
    const later = others.filter((begin) => begin !== null && order !== null && begin > order) as number[];
    const next = later.length === 0 ? null : Math.min(...later);
    return processor.show(state, {
      ...this.#context(3),
      scope,
      tick: this.tick,
      next,
      shared: null,
      wake: () => undefined,
    });
  }

  /** The session's entity as it is told to others. */
  session(scope = S1): Session | undefined {
    for (const shown of this.show(scope)) if (shown.kind === 'outgoing') return shown.value;
    return undefined;
  }

  row(view: 'live_sessions' | 'session_diagnostics', scope = S1): Readonly<Record<string, unknown>> | undefined {
    for (const shown of this.show(scope)) if (shown.kind === 'row' && shown.view === view) return shown.values;
    return undefined;
  }
}

function group(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>();
  for (const e of events) groups.set(e.sessionId, [...(groups.get(e.sessionId) ?? []), e]);
  return groups;
}

/** A machine that was sent these events. */
export const given = (...events: readonly Event[]) => new Machine(legPress).send(events);
