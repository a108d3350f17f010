/** Pushes: streams of events that stay open, for as many clients as there are doors. */
import type { Connections } from '../../engine/connections.js';
import { connectKafka } from '../../engine/kafka.js';
import type { Log } from '../../engine/log.js';
import { connectPostgres } from '../../engine/postgres.js';
import { Schemas } from '../../engine/registry.js';
import { Doors, STREAM_LIMITS, type StreamLimits } from './doors.js';
import { MemberFeed } from './member-feed.js';
import { SessionFeed } from './session-feed.js';

/** Opened and closed by whoever builds the API. */
export interface Push {
  readonly members: MemberFeed;
  readonly sessions: SessionFeed;
  /** How many streams are open. */
  readonly open: number;
  /** Ends all streams. */
  end(): void;
  /** Stops reading. */
  close(): Promise<void>;
}

/** Connects when the first stream is opened; `secret` makes ids of events ours, and must be the same for all processes. */
export function openPush(connections: Connections, secret: string, log: Log, limits: Partial<StreamLimits> = {}): Push {
  const kafka = connectKafka(connections, 'repstream-push', log);
  const database = connectPostgres(connections.databaseUrl, log, 1);
  const schemas = new Schemas(connections.schemaRegistryUrl);
  const doors = new Doors({ ...STREAM_LIMITS, ...limits });
  const parts = { kafka, sql: database, schemas, log };
  const members = new MemberFeed(parts, doors, secret);
  const sessions = new SessionFeed(parts, doors, secret);
  return {
    members,
    sessions,
    get open() {
      return doors.open;
    },
    end: () => doors.close(),
    close: async () => {
      await Promise.all([members.stop(), sessions.stop()]);
      await database.close();
    },
  };
}
