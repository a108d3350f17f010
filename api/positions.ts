/** Reading one's own write: a read that sends a Repstream-Position back waits until its views are past it. */
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler, RouteOptions } from 'fastify';
import { Type } from 'typebox';
import type { Missing } from '../engine/positions/passing.js';
import type { PositionWatch, Waited } from '../engine/positions/watch.js';
import type { SourcePosition } from '../engine/publish.js';
import { topics } from '../schemas/topics.js';
import { type Access, callerOf } from './access.js';
import type { Database } from './database.js';
import { type HeldUp, invalid, Problem } from './problem.js';

const WAIT_S = 2;
const LONGEST_S = 30;
const MOST_POSITIONS = 32;
const HEADER = '/headers/repstream-after';

const sources: ReadonlySet<string> = new Set(
  Object.values(topics).flatMap(({ role, name }) => (role === 'source' ? [name] : [])),
);

/** The positions of a header Repstream-After: `topic:partition:offset`, several with commas between. Throws a 400. */
export function positionsIn(text: string): SourcePosition[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > MOST_POSITIONS) throw invalid(HEADER, `has more than ${MOST_POSITIONS} positions`);
  return parts.map((part) => {
    const [, topic = '', partition, offset] = /^([^:\s]+):(\d{1,9}):(\d{1,15})$/.exec(part) ?? [];
    if (topic === '')
      throw invalid(HEADER, `must be topic:partition:offset, as Repstream-Position is; ${JSON.stringify(part)} is not`);
    if (!sources.has(topic)) throw invalid(HEADER, `names ${topic}, which is no source topic`);
    return { topic, partition: Number(partition), offset: Number(offset) };
  });
}

/** The seconds that `Prefer: wait=n` asks for, 30 at most; null: it does not. */
export function waitIn(prefer: string): number | null {
  const seconds = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=$|[,;])/i.exec(prefer)?.[1];
  return seconds === undefined ? null : Math.min(LONGEST_S, Number(seconds));
}

const Headers = Type.Object({
  'repstream-after': Type.Optional(
    Type.String({
      description:
        'A Repstream-Position, several with commas between: the answer waits until what it reads is past them, 2 s at most, then it is a 503.',
      examples: ['users:0:0'],
    }),
  ),
  prefer: Type.Optional(
    Type.String({ description: '`wait=n`: for n seconds instead, 30 at most.', examples: ['wait=10'] }),
  ),
});

/** The waiting, as hooks: those whose data it is may stand in what is waited for, or in the request itself. */
interface Waits {
  readonly beforeAccess: preHandlerAsyncHookHandler;
  readonly afterAccess: preHandlerAsyncHookHandler;
}

/** Has all routes that read views wait for the positions that a request names, once its hooks are added. Requests without the header do not wait. */
export function waitsForWrites(app: FastifyInstance, db: Database, positions: Pick<PositionWatch, 'wait'>): Waits {
  app.addHook('onRoute', (route: RouteOptions) => {
    if (route.config?.view) route.schema = { headers: Headers, ...route.schema };
  });

  async function wait(request: FastifyRequest, reply: FastifyReply, after: string): Promise<void> {
    const asked = waitIn([request.headers.prefer ?? ''].flat().join(','));
    if (asked !== null) reply.header('preference-applied', `wait=${asked}`);
    const seconds = asked ?? WAIT_S;
    const awaited = {
      views: [request.routeOptions.config.view ?? []].flat(),
      positions: positionsIn(after),
      keys: () => keysOf(request, db),
    };
    const refusal = refusalOf(await positions.wait(awaited, seconds * 1_000, goneWith(reply)), seconds);
    if (refusal) throw refusal;
  }

  const waitIf =
    (isNow: (access: Access | null) => boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
      const after = request.headers['repstream-after'];
      if (after === undefined || !request.routeOptions.config.view) return;
      if (isNow(accessOf(request))) await wait(request, reply, [after].flat().join(','));
    };
  const isFoundInViews = (access: Access | null) => access?.own?.of.named === false;
  return { beforeAccess: waitIf(isFoundInViews), afterAccess: waitIf((access) => !isFoundInViews(access)) };
}

function accessOf({ routeOptions }: FastifyRequest): Access | null {
  const { access } = routeOptions.config;
  return access && access !== 'public' ? access : null;
}

/** Aborts when the client hangs up. */
function goneWith({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
}

/** Whom the data are about, and what machine: the keys under which they are folded. */
async function keysOf(request: FastifyRequest, db: Database): Promise<string[]> {
  const own = accessOf(request)?.own;
  if (!own) return [callerOf(request).sub];
  const owner = await own.of.find(request, db);
  return [owner?.userId, owner?.equipmentId].flatMap((key) => key || []);
}

function refusalOf(waited: Waited, seconds: number): Problem | null {
  if (waited.is === 'seen') return null;
  if (waited.is === 'nowhere') return invalid(HEADER, `is no position of a record: ${waited.why}`);
  if (waited.is === 'parked') {
    // The key is not told: by offsets anybody might ask for anybody's.
    const { parkedId, lineage, partition, reason, discarded } = waited.there;
    const outlook = discarded ? 'and was given up, so no view will show it' : 'and no waiting brings it';
    const detail = `What was written, or what it waits for, stands parked at ${lineage}/${partition} (${reason}), ${outlook}: repstream parked show ${parkedId}.`;
    return new Problem('parked', detail, { heldUp: { parkedId } });
  }
  const behind = behindOf(waited.missing);
  const words = behind.map(({ processor, topic, events }) =>
    events > 0 ? `${processor} has ${events} of ${topic} to fold` : `${processor} has still to show ${topic}`,
  );
  return new Problem('not-yet', `Not seen after ${seconds} s: ${words.join('; ')}.`, { heldUp: { behind } });
}

/** What is missing, by processor and topic. */
export function behindOf(missing: readonly Missing[]): NonNullable<HeldUp['behind']> {
  const sums = new Map<string, { processor: string; topic: string; events: number }>();
  for (const { processor, topic, records } of missing) {
    const sum = sums.get(`${processor}/${topic}`) ?? { processor, topic, events: 0 };
    sum.events += records;
    sums.set(`${processor}/${topic}`, sum);
  }
  return [...sums.values()];
}
