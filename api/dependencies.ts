import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger } from 'fastify';
import type { Freshness } from '../engine/freshness/judge.js';
import type { IssuerSeen } from '../engine/issuing/seen.js';
import type { PositionWatch } from '../engine/positions/watch.js';
import type { Publisher } from '../engine/publish.js';
import type { Commands } from './commands/commands.js';
import type { Database } from './database.js';
import type { Push } from './push/push.js';
import type { TokenKeys } from './tokens.js';
import type { Signer } from './verification/signing.js';

/** What the API stands on; whoever builds it opens and closes these. */
export interface Dependencies {
  readonly db: Database;
  readonly publisher: Publisher;
  readonly keys: TokenKeys;
  /** Whether a Kafka broker answers now. */
  readonly brokerAnswers: () => Promise<boolean>;
  /** How late the views are now; null: broker or Postgres do not answer in time. */
  readonly freshness: () => Promise<Freshness | null>;
  /** How far issuers are now; null: broker or Postgres do not answer in time. */
  readonly issuers: () => Promise<readonly IssuerSeen[] | null>;
  /** Lets reads wait until views have seen a write. */
  readonly positions: Pick<PositionWatch, 'wait'>;
  /** Keeps streams of events. */
  readonly push: Push;
  /** Signs verifications; left out: nothing is signed. */
  readonly signer?: Signer | null;
  /** Origins whose pages may call (CORS). */
  readonly origins?: readonly string[];
  /** How long a write may take before it answers 503. */
  readonly writeWithinMs?: number;
  /** How long a request may take to come in, headers and body, ms. */
  readonly requestWithinMs?: number;
  /** The folder of the built console; left out: it is not served. */
  readonly console?: string;
  /** Whether whoever asks is given tokens of ready-made people: for the local stack only. */
  readonly readyMadePeople?: boolean;
  /** Per caller, or per address without a token. */
  readonly requestsPerMinute?: number;
  readonly log: FastifyBaseLogger;
}

/** What routes are given. */
export interface RouteDependencies extends Dependencies {
  readonly commands: Commands;
}

/** One resource: a file of `routes/` exports one. */
export type Routes = FastifyPluginAsyncTypebox<RouteDependencies>;
