/** What is pushed of a session: its messages, each kind an event. */
import { type TSchema, Type } from 'typebox';
import type { Telemetry } from '../../schemas/generated/telemetry.js';
import { telemetry } from '../../schemas/topics.js';
import { type Shape, shapeOfField } from './event-json.js';
import { eventOf } from './event-schema.js';

const KINDS = {
  started: 'It began.',
  reading: 'What the machine measured: counters since the beginning, and values now.',
  changed: 'Something about it is otherwise from here on.',
  status: 'The state of the machine.',
  ended: 'The last event: what came of it is at `workout`. Come back with its id and you are answered 204.',
} as const;
type Kind = keyof typeof KINDS;

/** Whose it is may change, which is not for everybody who watched until then. */
const LEFT_OUT = ['userId'];
const shapeOfKind = (kind: Kind): Shape => shapeOfField(telemetry, kind, LEFT_OUT);
const shapes: Readonly<Record<Kind, Shape>> = {
  started: shapeOfKind('started'),
  reading: shapeOfKind('reading'),
  changed: shapeOfKind('changed'),
  status: shapeOfKind('status'),
  ended: shapeOfKind('ended'),
};

const properties = (kind: Kind) => (shapes[kind].schema as { properties?: Record<string, TSchema> }).properties;
const of = {
  sequence: Type.Integer(),
  at: Type.String({ format: 'date-time', description: "By the machine's clock." }),
};
const orNull = (schema: TSchema) => Type.Union([schema, Type.Null()]);

/** As OpenAPI describes them. */
export const sessionEvents = (Object.entries(KINDS) as [Kind, string][]).map(([kind, meaning]) =>
  eventOf(
    kind,
    meaning,
    kind === 'ended'
      ? Type.Object({
          ...{ sequence: orNull(of.sequence), at: orNull(of.at) },
          reason: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'Why; null: not known.' }),
          workout: Type.String({ description: 'Path of the workout.' }),
        })
      : Type.Object({ ...of, ...properties(kind) }),
  ),
);

/** A message as an event. */
export function sessionEventOf(event: Telemetry): { readonly event: Kind; readonly data: string } | null {
  const kind = (Object.keys(KINDS) as Kind[]).find((one) => event[one] !== null);
  if (!kind) return null;
  const said = shapes[kind].json(event[kind] as never) as object;
  const { sequence, at, sessionId } = event;
  const workout = kind === 'ended' ? { workout: workoutPath(sessionId.toLowerCase()) } : {};
  return { event: kind, data: JSON.stringify({ sequence, at: new Date(at).toISOString(), ...said, ...workout }) };
}

/** Where the workout is read that a session becomes. */
export const workoutPath = (sessionId: string): string => `/v1/workouts/${sessionId}`;
