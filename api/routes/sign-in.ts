/** /v1/sign-in: how the console signs people in. */
import { Type } from 'typebox';
import type { Database } from '../database.js';
import type { Routes } from '../dependencies.js';
import { type Role, roles, signToken } from '../tokens.js';

/** A token of a ready-made person is good for a working day. */
const TOKEN_S = 12 * 3600;
const SOME = 3;

const Person = Type.Object({
  sub: Type.String({ description: 'Who it is.' }),
  name: Type.String({ description: 'What to call them.' }),
  role: Type.Enum(roles),
  token: Type.String({ description: 'A bearer token, good for 12 hours.' }),
});
const SignIn = Type.Object({
  provider: Type.Union(
    [Type.Object({ issuer: Type.String(), clientId: Type.String(), scope: Type.String() }), Type.Null()],
    { description: 'Where people sign in (OpenID Connect, code flow with PKCE); null: bring a token.' },
  ),
  people: Type.Array(Person, {
    description: 'Ready-made people, of the local stack only; none elsewhere: bring a token of your identity provider.',
  }),
});

const staff: readonly { readonly sub: string; readonly name: string; readonly role: Role }[] = [
  { sub: 'trainer-1', name: 'Trainer', role: 'trainer' },
  { sub: 'staff-1', name: 'Staff', role: 'staff' },
  { sub: 'admin-1', name: 'Operator', role: 'admin' },
];

export const signIn: Routes = async (app, { db, keys, readyMadePeople = false, provider = null }) => {
  app.get('/v1/sign-in', { config: { access: 'public' }, schema: { response: { 200: SignIn } } }, async (_, reply) => {
    reply.header('cache-control', 'no-store');
    if (!readyMadePeople) return { provider, people: [] };
    const people = [...(await someMembers(db)), ...staff];
    return {
      provider,
      people: await Promise.all(
        people.map(async (one) => ({
          ...one,
          token: await signToken({ ...one, expiresIn: TOKEN_S }, keys.secret, keys),
        })),
      ),
    };
  });
};

/** Members to look at: first who has been taking part for long, and of them who trains now, by a plan and in a challenge, so that every page has something on it; then who trains now, has a plan, or trained last. */
async function someMembers(db: Database): Promise<{ sub: string; name: string; role: Role }[]> {
  const latest = (table: string, as: string) =>
    db.raw(`(select max(started_at) from ${table} t where t.user_id = members.user_id) as ${as}`);
  const known = db('members').select(
    'user_id',
    'display_name',
    latest('live_sessions', 'now_at'),
    latest('workouts', 'last_at'),
    db.raw(`${HAS_PLAN} as has_plan`),
    db.raw(`${IN_CHALLENGE} as in_challenge`),
    db.raw(`${SINCE_LONG} as since_long`),
  );
  const rows: { userId: string; displayName: string }[] = await db
    .from(known.as('known'))
    .orderByRaw(
      '(now_at is not null and since_long) desc, since_long desc, (now_at is not null and has_plan and in_challenge) desc, now_at is null, has_plan desc, last_at desc nulls last, user_id',
    )
    .limit(SOME);
  return rows.map(({ userId, displayName }) => ({ sub: userId, name: displayName, role: 'member' as const }));
}

/** Of a programme that goes on. */
const HAS_PLAN = `exists (select from plans p join programmes t using (programme_id, version)
  where p.user_id = members.user_id and t.starts_at <= now() and t.ends_at > now())`;
/** Of a challenge that each is in alone: that of a programme is told by the plan. */
const IN_CHALLENGE = `exists (select from challenge_progress c
  where c.user_id = members.user_id and c.challenge_id not like 'programme:%')`;

/** Of something that they joined weeks ago: they have a past. */
const SINCE_LONG = `exists (select from enrolments e
  where e.user_id = members.user_id and e.joined_at < now() - interval '10 weeks')`;
