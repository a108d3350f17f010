/** One session of one machine, from `started` to its end: one message a second. */
import type { Reading, Telemetry } from '../schemas/generated/telemetry.js';
import { teller } from './counters.js';
import type { Course } from './curves/course.js';
import type { Mishap } from './faults.js';
import type { Person } from './people.js';
import type { Random } from './random.js';
import type { Machine } from './world.js';

const OLD_FIRMWARE = '1.8.3';
const FIRMWARE = '2.4.0';
const STATUS_EVERY_S = 300;

/** Who does what on which machine, and what goes wrong. */
export interface SessionPlan {
  readonly sessionId: string;
  readonly machine: Machine;
  readonly person: Person;
  readonly course: Course;
  readonly mishap: Mishap;
  readonly draw: Random;
}

/** A session under way. */
export interface RunningSession {
  readonly plan: SessionPlan;
  /** The message of a second (since the epoch; each later than the one before), or null: it is over. */
  next(second: number): Telemetry | null;
  /** Whether the last message must not get lost: after it the counters fall, which is seen only from where they stood. */
  spare: boolean;
}

interface Said {
  readonly body: Pick<Telemetry, 'started' | 'reading' | 'changed' | 'ended' | 'status'>;
  readonly spare: boolean;
}

/** The session that the plan comes to. Half of the machines keep the second exactly, the others waver by up to 40 ms. */
export function startSession(plan: SessionPlan): RunningSession {
  const { sessionId, draw } = plan;
  const { equipmentId } = plan.machine;
  const phaseMs = draw.whole(0, 950);
  const waverMs = draw.chance(0.5) ? 40 : 0;
  const saying = speak(plan);
  let sequence = 0;
  const session: RunningSession = {
    plan,
    spare: false,
    next: (second) => {
      const next = saying.next();
      if (next.done) return null;
      const { body, spare } = next.value;
      session.spare = spare;
      const at = second * 1_000 + phaseMs + (waverMs === 0 ? 0 : draw.whole(0, waverMs));
      return {
        sessionId,
        equipmentId,
        sequence: sequence++,
        at,
        started: body.started,
        reading: body.reading,
        changed: body.changed,
        ended: body.ended,
        status: body.status,
      };
    },
  };
  return session;
}

const nothing = { started: null, reading: null, changed: null, ended: null, status: null };
const started = (userId: string | null, exerciseId: string | null, firmware: string): Said => ({
  body: { ...nothing, started: { userId, exerciseId, firmware } },
  spare: false,
});
const changed = (userId: string | null, exerciseId: string | null): Said => ({
  body: { ...nothing, changed: { userId, exerciseId } },
  spare: false,
});
const ended = (reason: 'USER' | 'IDLE' | 'POWER_LOSS'): Said => ({
  body: { ...nothing, ended: { reason } },
  spare: false,
});
const status = (uptimeS: number): Said => ({
  body: { ...nothing, status: { faultCode: null, uptimeS } },
  spare: false,
});
const read = (reading: Reading, spare: boolean): Said => ({
  body: { started: null, reading, changed: null, ended: null, status: null },
  spare,
});

function* speak({ person, course, mishap, draw }: SessionPlan): Generator<Said, void> {
  const { userId } = person;
  const tapsAfterS = userId !== null && draw.chance(person.tapsLate) ? draw.whole(5, 60) : -1;
  const uptimeS = draw.whole(0, 500_000);
  const tell = teller(mishap);
  let last: Reading | null = null;

  yield started(tapsAfterS < 0 ? userId : null, course.exerciseId, mishap.wraps ? OLD_FIRMWARE : FIRMWARE);
  for (let second = 1; second !== mishap.breaksAfterS; second++) {
    if (second === tapsAfterS) yield changed(userId, null);
    else if (second % STATUS_EVERY_S === 0) yield status(uptimeS + second);
    else {
      const signal = course.signals.next();
      if (signal.done) break;
      if ('exerciseId' in signal.value) yield changed(null, signal.value.exerciseId);
      else {
        const told = tell(signal.value.reading, second);
        last = told.reading;
        yield read(told.reading, told.last);
      }
    }
  }
  yield* goodbye(last);

  function* goodbye(reading: Reading | null): Generator<Said, void> {
    if (mishap.power === 'lost with a word') yield ended('POWER_LOSS');
    if (mishap.power !== 'kept' || mishap.endless) return;
    if (reading === null || !draw.chance(person.leavesWithoutStop)) {
      yield ended('USER');
      return;
    }
    const abandoned = read(still(reading), false);
    for (let left = draw.whole(60, 120); left > 0; left--) yield abandoned;
    yield ended('IDLE');
  }
}

/** The machine with nobody on it: counters stay, nothing moves. */
const still = (reading: Reading): Reading => ({
  ...reading,
  speedMmPerS: reading.speedMmPerS === null ? null : 0,
  powerW: reading.powerW === null ? null : 0,
  cadenceDeciRpm: reading.cadenceDeciRpm === null ? null : 0,
  heartRateBpm: null,
  paused: true,
});
