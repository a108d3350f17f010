/** Records that cannot be read or believed, one kind after the other: each is set aside or flagged with its reason, and nothing stops. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySettings } from '../../cli/gateway.js';
import { partitionOf } from '../../engine/kafka.js';
import { noReading } from '../../schemas/blank.js';
import type { Reading, Telemetry } from '../../schemas/generated/telemetry.js';
import { equipment } from '../../schemas/topics.js';
import { connectGateway, type GatewayClient } from '../../simulator/client.js';
import { random } from '../../simulator/random.js';
import { type Running, startRepstream } from './running.js';

/** Key and value of a record. */
interface Sent {
  readonly key: string | null | Buffer;
  readonly value: Buffer | null;
}

/** What a case may build its record from: a good event of the session, as it would come next, and its bytes. */
interface Given {
  readonly machine: string;
  readonly event: Telemetry;
  readonly encode: (event: Telemetry) => Buffer;
  readonly idOf: (topic: 'users') => number;
}

/** A kind of bad record, and the reason under which its record is set aside or its session flagged. */
interface Case {
  readonly title: string;
  readonly record: (given: Given) => Sent;
  /** Set aside under this reason. */
  readonly parked?: string;
  /** Folded, and the session carries this flag. */
  readonly flagged?: string;
  /** The key under which it is found among what was set aside; the machine's when left out. */
  readonly key?: string | null;
}

const NOW = Date.now();
const HOUR_MS = 3_600_000;
const HEADER_BYTES = 5;
const draw = random('bad input');
const reading = (values: Partial<Reading>) => ({ reading: { ...noReading, ...values } });
const withId = (bytes: Buffer, id: number) => {
  const copy = Buffer.from(bytes);
  copy.writeInt32BE(id, 1);
  return copy;
};
const LONG_KEY = Array.from({ length: 5_000 }, () => draw.whole(0, 35).toString(36)).join('');
/** The event with other fields. */
const but = (change: (event: Telemetry) => Partial<Telemetry>) => (given: Given) => ({
  key: given.machine,
  value: given.encode({ ...given.event, ...change(given.event) }),
});
/** The good event's bytes, spoilt. */
const bytes = (change: (good: Buffer, given: Given) => Buffer | null) => (given: Given) => ({
  key: given.machine,
  value: change(given.encode(given.event), given),
});
/** Avro's encoding of a long: zigzag, then 7 bits a byte, the lowest first. */
const long = (value: bigint): Buffer => {
  const encoded: number[] = [];
  let left = value * 2n;
  for (; left >= 128n; left >>= 7n) encoded.push(Number(left & 127n) | 128);
  return Buffer.from([...encoded, Number(left)]);
};
/** The event with a counter of 2^53 + 2: put in by hand, as JavaScript's numbers end at 2^53. */
const huge: Case['record'] = ({ machine, event, encode }) => {
  const mark = 1_234_567_890_123;
  const marked = encode({ ...event, ...reading({ distanceMm: mark }) });
  const [at, length] = [marked.indexOf(long(BigInt(mark))), long(BigInt(mark)).length];
  return {
    key: machine,
    value: Buffer.concat([marked.subarray(0, at), long(2n ** 53n + 2n), marked.subarray(at + length)]),
  };
};

const cases: readonly Case[] = [
  {
    title: 'a schema id that the registry does not know',
    record: bytes((good) => withId(good, 2_000_000_011)),
    parked: 'unknown_schema_id',
  },
  {
    title: 'the schema id of another topic',
    record: bytes((good, { idOf }) => withId(good, idOf('users'))),
    parked: 'schema_mismatch',
  },
  { title: 'truncated Avro', record: bytes((good) => good.subarray(0, good.length - 3)), parked: 'truncated_avro' },
  {
    title: 'bytes after the value',
    record: bytes((good) => Buffer.concat([good, Buffer.of(0)])),
    parked: 'trailing_bytes',
  },
  { title: 'an empty value', record: bytes(() => Buffer.alloc(0)), parked: 'not_avro' },
  { title: '900 kB of garbage', record: bytes(() => Buffer.alloc(900_000, 0xa5)), parked: 'not_avro' },
  {
    title: '900 kB of garbage behind a good header',
    record: bytes((good) => Buffer.concat([good.subarray(0, HEADER_BYTES), Buffer.alloc(900_000, 0xa5)])),
    parked: 'bad_avro',
  },
  { title: 'no value', record: bytes(() => null), parked: 'no_value' },
  {
    title: 'no key',
    record: ({ event, encode }) => ({ key: null, value: encode(event) }),
    parked: 'no_key',
    key: null,
  },
  {
    title: "another machine's key",
    record: ({ event, encode }) => ({ key: 'somebody-else', value: encode(event) }),
    parked: 'key_mismatch',
    key: 'somebody-else',
  },
  {
    title: 'a key of 5,000 characters',
    record: ({ event, encode }) => ({ key: LONG_KEY, value: encode(event) }),
    parked: 'key_too_long',
    key: LONG_KEY,
  },
  { title: 'none of the kinds set', record: but(() => ({ reading: null })), parked: 'no_kind' },
  { title: 'two of the kinds set', record: but(() => ({ ended: { reason: 'USER' } })), parked: 'two_kinds' },
  { title: 'a session id that is no uuid', record: but(() => ({ sessionId: 'session 1' })), parked: 'bad_session_id' },
  { title: 'a negative sequence', record: but(() => ({ sequence: -1 })), parked: 'negative_sequence' },
  { title: 'a counter below 0', record: but(() => reading({ distanceMm: -1 })), parked: 'negative_counter' },
  { title: 'a counter beyond 2^53', record: huge, parked: 'long_out_of_range' },
  {
    title: 'a NUL in a text',
    record: but(() => ({ reading: null, status: { faultCode: 'E\0', uptimeS: null } })),
    parked: 'nul_in_string',
  },
  {
    title: "a NUL in the machine's name and key",
    record: ({ event, encode }) => ({ key: 'leg\0press', value: encode({ ...event, equipmentId: 'leg\0press' }) }),
    parked: 'nul_in_string',
    key: 'leg\\0press',
  },
  {
    title: 'a member whose id has 5,000 characters',
    record: but(() => ({ reading: null, changed: { userId: LONG_KEY, exerciseId: null } })),
    parked: 'text_too_long',
  },
  {
    title: 'a time in the year −10,000, which no database holds',
    record: but(() => ({ at: Date.UTC(-10_000, 0, 1) })),
    parked: 'no_time',
  },
  {
    title: 'a time 61 minutes after it was received',
    // By the time at which it is sent: that may be a while after this file was read.
    record: but(() => ({ at: Date.now() + HOUR_MS + 60_000 })),
    parked: 'clock_ahead',
  },
  {
    title: 'a time 50 minutes after it was received, which a wrong time zone or a slow clock of ours may explain',
    record: but(() => ({ at: NOW + HOUR_MS - 600_000 })),
  },
  {
    title: 'a session id in capitals, though it began in small letters,',
    record: but(({ sessionId }) => ({ sessionId: sessionId.toUpperCase() })),
  },
  { title: 'a time before 2015', record: but(() => ({ at: 0 })), flagged: 'clock_unset' },
  { title: 'a machine that nobody entered', record: but(() => ({})), flagged: 'unknown_machine' },
];

describe('among the good messages of a machine', () => {
  let repstream: Running;
  let gateway: GatewayClient;
  let parkedBefore: number;
  /** What other tests parked on this stack has smaller ids. */
  let lastParkedId: number;
  const stories = cases.map((one, index) => ({
    ...one,
    machine: `bad-input-${index}-${draw.uuid()}`,
    sessionId: draw.uuid(),
  }));
  type Story = (typeof stories)[number];

  const query = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await repstream.db.query<Row>(sql, values)).rows;
  const parkedSoFar = async () => Number((await query<{ n: string }>(PARKED_BY_TASKS))[0]?.n);
  const eventOf = ({ machine, sessionId }: Story, sequence: number, kind: Partial<Telemetry>): Telemetry => ({
    sessionId,
    equipmentId: machine,
    sequence,
    at: NOW - 60_000 + sequence * 1_000,
    started: null,
    reading: null,
    changed: null,
    ended: null,
    status: null,
    ...kind,
  });
  const encode = (event: Telemetry) => gateway.encode('telemetry', event);
  const send = async (story: Story, ...events: Telemetry[]) =>
    gateway.sendRaw(
      'telemetry',
      events.map((event) => ({ key: story.machine, value: encode(event) })),
    );

  beforeAll(async () => {
    repstream = await startRepstream();
    gateway = await connectGateway(gatewaySettings(repstream.settings, ['telemetry', 'equipment', 'users']));
    // What the files before this one left unread is none of ours.
    await repstream.untilCaughtUp();
    parkedBefore = await parkedSoFar();
    lastParkedId = Number((await query<{ id: string }>(LAST_PARKED))[0]?.id);
    for (const { machine, flagged } of stories) {
      if (flagged === 'unknown_machine') continue;
      await gateway.send(equipment.name, [{ key: machine, value: machineOf(machine) }]);
    }
    for (const story of stories) {
      const start = { userId: null, exerciseId: null, firmware: '1.0' };
      await send(
        story,
        eventOf(story, 0, { started: start }),
        eventOf(story, 1, reading({ repetitions: 1, loadGrams: 40_000 })),
      );
    }
    await repstream.untilCaughtUp();
    const idOf = (topic: string) => gateway.encode(topic, USER).readInt32BE(1);
    const { partitions } = repstream.settings;
    for (const story of stories) {
      const event = eventOf(story, 2, reading({ repetitions: 2, loadGrams: 40_000 }));
      const record = story.record({ machine: story.machine, event, encode, idOf });
      // By the machine's own partition, whatever the key.
      await gateway.sendRaw('telemetry', [record], partitionOf(story.machine, partitions));
    }
    for (const story of stories) {
      await send(
        story,
        eventOf(story, 3, reading({ repetitions: 3, loadGrams: 40_000 })),
        eventOf(story, 4, { ended: { reason: 'USER' } }),
      );
    }
    await repstream.untilCaughtUp();
  });
  afterAll(async () => {
    await gateway?.close();
    await repstream?.stop();
  });

  for (const story of stories) {
    const { title, machine, sessionId, parked, flagged } = story;
    const fate = parked ? `is set aside as ${parked}` : flagged ? `is flagged ${flagged}` : 'counts';
    it(`${title} ${fate}, and what came before and after folds`, async () => {
      const workouts = await query<{ quality: string[] }>(WORKOUT, sessionId);
      // What is not set aside counts as the message it stands for.
      const events = parked ? 4 : 5;
      const quality = [...(parked ? ['gap'] : []), ...(flagged ? [flagged] : [])];
      expect(workouts).toEqual([{ equipmentId: machine, open: false, repetitions: 3, events, quality }]);
      if (!parked) return;
      const key = story.key === undefined ? machine : story.key;
      const rows = await query<{ detail: string }>(PARKED, key?.slice(0, 200) ?? null, parked, lastParkedId);
      expect(rows).toEqual([{ kind: 'event', processor: 'sessions', events: 1, detail: expect.stringMatching(/\w/) }]);
    });
  }

  it('each of them is counted once, and no task stopped', async () => {
    expect((await parkedSoFar()) - parkedBefore).toBe(cases.filter(({ parked }) => parked).length);
    expect(await query(UNEVEN)).toEqual([]);
  });
});

const machineOf = (equipmentId: string) => ({
  equipmentId,
  gymId: 'bad-input',
  type: 'WEIGHT_STACK',
  model: 'acme-lp1',
  exerciseId: 'leg-press',
  displayName: equipmentId,
  stackStepGrams: 5_000,
  stepHeightMm: null,
  inService: true,
  validFrom: 0,
});
const USER = {
  userId: '',
  displayName: '',
  sex: null,
  birthDate: null,
  timeZone: 'UTC',
  homeGymId: null,
  groups: [],
  onLeaderboards: false,
  trainers: [],
  at: 0,
  erased: false,
};
const PARKED_BY_TASKS = `SELECT coalesce(sum(parked), 0) AS n FROM models.processor_tasks WHERE processor = 'sessions' AND promoted`;
const UNEVEN = 'SELECT * FROM models.processor_tasks WHERE read <> folded + repeated + parked OR stopped IS NOT NULL';
const PARKED = `SELECT kind, processor, events, detail FROM models.parked_events
   WHERE left(key, 200) IS NOT DISTINCT FROM $1 AND reason = $2 AND topic = 'telemetry' AND parked_id > $3`;
const LAST_PARKED = 'SELECT coalesce(max(parked_id), 0) AS id FROM models.parked_events';
const WORKOUT = `SELECT equipment_id AS "equipmentId", open, repetitions, events, quality FROM models.workouts WHERE workout_id = $1`;
