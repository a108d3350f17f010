/** Who may do what, declared on every route and enforced here and nowhere else. */
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Database } from './database.js';
import type { Owned, Owner } from './owners.js';
import { type Place, whereOf } from './places.js';
import { Problem } from './problem.js';
import { type Caller, type Role, roles, unauthenticated } from './tokens.js';

/** How data may be one's own: it is about me, about a member who named me as trainer, or about the machine I am. */
export type Relation = 'self' | 'trainer' | 'device';

/** `roles` may do it with anybody's data; whoever stands in a `relation` to the data, with that data only. */
export interface Access {
  readonly roles: readonly Role[];
  readonly own?: { readonly as: readonly Relation[]; readonly of: Owner };
  /** What staff whose token names gyms are held to, each of them; left out: where whoever or whatever the path or the body names is. */
  readonly places?: readonly Place[];
  /** People show it to each other by taking part, on boards and in teams: who reads it is not written down. */
  readonly shared?: true;
  /** Fields of the body that only these roles may set. */
  readonly fields?: Readonly<Record<string, readonly Role[]>>;
}

/** The rule of a route: `public` needs no token. */
export type AccessRule = 'public' | Access;

/** Everybody who is signed in and a person. */
export const PEOPLE: Access = { roles: ['member', 'trainer', 'staff', 'admin'] };
/** The same, of what people show each other by taking part. */
export const SHARED: Access = { ...PEOPLE, shared: true };
export const STAFF: Access = { roles: ['staff', 'admin'] };
export const ADMIN: Access = { roles: ['admin'] };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Needed on every route. */
    access?: AccessRule;
  }
  interface FastifyRequest {
    /** Who calls, once the token was verified; null without a good one. */
    caller: Caller | null;
    /** Why there is no caller on a route that needs one. */
    refusal: unknown;
  }
}

/** Whether this role can pass the rule for at least some data. */
export const mayEver = (access: Access, role: Role): boolean =>
  access.roles.includes(role) || (access.own?.as ?? []).some((relation) => canStandIn(relation, role));

/** A machine is nobody: its id is never a person's. */
const canStandIn = (relation: Relation, role: Role) =>
  relation === 'self' ? role !== 'device' : relation === (role as string);

/** Verifies tokens and holds every route registered from here on to its rule; a route without one does not register. */
export function enforceAccess(app: FastifyInstance, db: Database, verify: (token: string) => Promise<Caller>): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('refusal', null);
  // Before rate limits, which are per caller; refused after them, so that guessing is limited too.
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.access === 'public') return;
    await identify(request, verify).then(
      (caller) => {
        request.caller = caller;
      },
      (refusal: unknown) => {
        request.refusal = refusal;
      },
    );
  });
  app.addHook('onRoute', (route: RouteOptions) => {
    const rule = route.config?.access;
    if (!rule) throw new Error(`${String(route.method)} ${route.url} declares no access rule`);
    route.schema = { ...route.schema, ...documented(rule) };
    if (rule === 'public') return;
    const { onRequest = [] } = route;
    route.onRequest = [...[onRequest].flat(), (request: FastifyRequest) => admit(request, rule)];
  });
  // Roles are judged before the body is read; whose data it is, once the path is known to be well-formed.
  app.addHook('preHandler', async (request) => {
    const rule = request.routeOptions.config.access;
    if (rule && rule !== 'public') await judge(request, rule, db);
  });
}

async function admit({ caller, refusal }: FastifyRequest, rule: Access): Promise<void> {
  if (!caller) throw refusal;
  if (!mayEver(rule, caller.role)) throw forbidden(caller.role);
}

async function identify({ headers }: FastifyRequest, verify: (token: string) => Promise<Caller>): Promise<Caller> {
  if (!headers.authorization) {
    throw new Problem('unauthenticated', 'Send a bearer token in the header Authorization.', {
      headers: { 'www-authenticate': 'Bearer realm="repstream"' },
      token: 'missing',
    });
  }
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
  if (!token) throw unauthenticated('the header Authorization is not `Bearer <token>`', 'malformed');
  return verify(token);
}

/** Whether what a request was allowed would be allowed now. */
export async function stillMay(request: FastifyRequest, db: Database): Promise<boolean> {
  const rule = request.routeOptions.config.access;
  if (!rule || rule === 'public') return true;
  try {
    await judge(request, rule, db);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

const owners = new WeakMap<FastifyRequest, Promise<Owned | null>>();

/** Whose data a request is about, as its rule says; null: nobody's, or there is no such thing. */
export function ownerOf(request: FastifyRequest, db: Database): Promise<Owned | null> {
  const rule = request.routeOptions.config.access;
  if (!rule || rule === 'public' || !rule.own) return Promise.resolve(null);
  const known = owners.get(request) ?? rule.own.of.find(request, db);
  owners.set(request, known);
  return known;
}

async function judge(request: FastifyRequest, rule: Access, db: Database): Promise<void> {
  const caller = callerOf(request);
  if (!rule.roles.includes(caller.role)) await judgeOwner(request, caller, rule, db);
  else if (caller.role === 'staff' && caller.gyms.length > 0) await judgePlaces(request, caller, rule, db);
  for (const [field, allowed] of Object.entries(rule.fields ?? {})) {
    const isSet = typeof request.body === 'object' && request.body !== null && field in request.body;
    if (isSet && !allowed.includes(caller.role)) {
      throw new Problem('forbidden', `Only ${allowed.join(' and ')} may set ${field}.`, {
        errors: [{ path: `/body/${field}`, message: 'may not be set by you' }],
      });
    }
  }
}

/** Somebody else's data is forbidden where the path names the person, and unknown where its id would tell that it exists. */
async function judgeOwner(request: FastifyRequest, caller: Caller, { own }: Access, db: Database): Promise<void> {
  if (!own) throw forbidden(caller.role);
  const found = own.of.find(request, db);
  owners.set(request, found);
  const owner = await found;
  for (const relation of owner ? own.as : []) {
    if (!canStandIn(relation, caller.role)) continue;
    if (relation === 'self' && owner?.userId === caller.sub) return;
    if (relation === 'device' && owner?.equipmentId === caller.sub) return;
    if (relation === 'trainer' && owner?.userId && (await trains(db, caller.sub, owner.userId))) return;
  }
  throw own.of.named ? forbidden(caller.role) : notYours();
}

/** Lists name no place by themselves: their rule says what narrows them. */
const placesOf = ({ places, own }: Access): readonly Place[] =>
  places ?? (own && !own.of.where.startsWith('query/') ? [whereOf(own.of)] : []);

/** Staff of some gyms; what is nowhere is told to be nowhere by the route itself. */
async function judgePlaces(request: FastifyRequest, { gyms }: Caller, rule: Access, db: Database): Promise<void> {
  for (const place of placesOf(rule)) {
    if ((await place.isWithin(request, gyms, db)) !== false) continue;
    if (!place.named) throw notYours();
    const path = `/${place.where.replace(/^\w+ /, '')}`;
    throw new Problem('forbidden', `Your token is for ${gyms.join(', ')} only.`, {
      errors: [{ path, message: place.fault }],
    });
  }
}

const trains = async (db: Database, trainer: string, member: string): Promise<boolean> =>
  (await db('members').where('user_id', member).whereRaw('? = any(trainers)', [trainer]).select('user_id')).length > 0;

const notYours = () => new Problem('not-found', 'There is no such thing, or it is not yours.');
const forbidden = (role: Role) => new Problem('forbidden', `The role ${role} may not do this with this data.`);

/** Who calls; only on routes that need a token. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (!caller) throw new Error('this route declares itself public');
  return caller;
}

/** The rule as OpenAPI shows it. */
const documented = (rule: AccessRule) =>
  rule === 'public'
    ? { security: [] }
    : {
        security: [{ bearer: [] }],
        'x-access': {
          roles: rule.roles,
          own: rule.own?.as ?? [],
          ...(rule.own && { of: rule.own.of.where }),
          ...(mayEver(rule, 'staff') && { places: placesOf(rule).map(({ where }) => where) }),
          never: roles.filter((role) => !mayEver(rule, role)),
          ...(rule.shared && { shared: true }),
        },
      };
