/** /v1/programmes/{id}/verification and /v1/users/{id}/verification: who did what was required of them, by what evidence. */
import type { JWK } from 'jose';
import { Type } from 'typebox';
import { canonical } from '../../rules/canonical.js';
import { type Access, callerOf, STAFF } from '../access.js';
import { LastId, page, placeOf } from '../cursor.js';
import type { Routes } from '../dependencies.js';
import { accepts } from '../negotiation.js';
import { userInPath, userInQuery } from '../owners.js';
import { Problem } from '../problem.js';
import { findProgramme, noSuchProgramme } from '../programmes/rows.js';
import { pageOf, rowOf } from '../row-schema.js';
import { cursorQuery, Id, IdInPath, withDefault } from '../schemas.js';
import type { Caller } from '../tokens.js';
import { csvOf } from '../verification/csv.js';
import { documentOf, VALID_DAYS } from '../verification/document.js';
import { MOST_ROWS, statuses, type Verified, verified } from '../verification/rows.js';
import { fileText } from '../verification/signing.js';
import { programmeVerificationView } from '../views.js';

/** Trainers ask for those who named them: ?trainer= with their own id. */
const listers: Access = { roles: ['staff', 'admin'], own: { as: ['self'], of: userInQuery('trainer') } };
const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Row = rowOf(programmeVerificationView, {
  displayName: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The name that others see.' }),
  status: Type.Enum([...statuses], { description: 'open: the programme goes on, and not all was done yet.' }),
});
const Listing = Type.Object(
  {
    group: Type.Optional(Type.String({ ...Id, description: 'Members of this group only.' })),
    status: Type.Optional(Type.Enum([...statuses])),
    trainer: Type.Optional(Type.String({ ...Id, description: 'Members who named this trainer only.' })),
    format: Type.Optional(
      Type.Enum(['json', 'csv'], { description: 'csv: everybody in one table; as does `Accept: text/csv`.' }),
    ),
    ...cursorQuery,
  },
  { additionalProperties: false },
);
const OfPerson = Type.Object({ items: Type.Array(Row) });

const sources = [...programmeVerificationView.reads, 'members'];

const Signing = Type.Object(
  {
    group: Listing.properties.group,
    validDays: withDefault(
      Type.Integer({ minimum: 1, maximum: 3_650, description: 'For so long it counts.' }),
      VALID_DAYS,
    ),
  },
  { additionalProperties: false },
);
const Signed = Type.Object(
  {
    payload: Type.String({ description: 'The document in base64url: who did what, as of when, from which builds.' }),
    protected: Type.String({ description: 'By which algorithm and key it is signed, in base64url.' }),
    signature: Type.String(),
  },
  { description: 'A JSON Web Signature (RFC 7515, flattened); `repstream verification check` checks it offline.' },
);
const Keys = Type.Object({
  keys: Type.Array(Type.Unsafe<JWK>({ type: 'object', additionalProperties: true })),
});

/** Whoever has a token of some gyms sees their members only. */
const placedBy = ({ gyms }: Caller) => ({ gyms });
const AsPageOrTable = {
  description: 'A page of them; as CSV all of them, with a header.',
  content: {
    'application/json': { schema: pageOf(Row) },
    'text/csv': { schema: Type.Unsafe<unknown>(Type.String()) },
  },
};

export const verification: Routes = async (app, { db, signer = null }) => {
  app.get(
    '/v1/programmes/:id/verification',
    {
      config: { access: listers, view: sources, produces: ['application/json', 'text/csv'] },
      schema: { params: IdInPath, querystring: Listing, response: { 200: AsPageOrTable } },
    },
    async (request, reply) => {
      const { params, query, headers } = request;
      const { id } = params;
      const { cursor, limit, format, ...asked } = query;
      if (!(await findProgramme(db, id))) throw noSuchProgramme();
      const rows = verified(db, { programmeId: id, ...asked, ...placedBy(callerOf(request)) }).orderBy('v.user_id');
      const { accept = 'application/json' } = headers;
      if (format === 'csv' || (format === undefined && !accepts(accept, 'application/json'))) {
        const all: Verified[] = await rows.limit(MOST_ROWS + 1);
        if (all.length > MOST_ROWS)
          throw new Problem('invalid-request', `There are more than ${MOST_ROWS} rows: ask for one group at a time.`);
        await request.noteRead(all.map(({ userId }) => userId));
        reply.type('text/csv; charset=utf-8; header=present');
        reply.header('content-disposition', `attachment; filename="verification-${id}.csv"`);
        // A text is sent as it is; the schema is that of the other format.
        return reply.send(csvOf(all) as never);
      }
      const found: Verified[] = await rows
        .modify((q) => cursor && q.where('v.user_id', '>', placeOf(LastId, cursor)[0]))
        .limit(limit + 1);
      return page(found, limit, ({ userId }) => [userId]);
    },
  );

  app.get(
    '/v1/users/:id/verification',
    {
      config: { access: readers, view: sources },
      schema: { params: IdInPath, response: { 200: OfPerson } },
    },
    async (request) => {
      const { id } = request.params;
      const caller = callerOf(request);
      const within = caller.sub === id ? {} : placedBy(caller);
      const items: Verified[] = await verified(db, { userId: id, ...within }).orderBy([
        'v.joined_at',
        'v.programme_id',
      ]);
      return { items };
    },
  );

  app.get(
    '/v1/programmes/:id/verification/document',
    {
      config: { access: STAFF, view: sources },
      schema: { params: IdInPath, querystring: Signing, response: { 200: Signed } },
    },
    async (request, reply) => {
      if (!signer)
        throw new Problem('cannot-sign', 'VERIFICATION_KEY_FILE is not set where the API runs: nothing is signed.');
      const { params, query } = request;
      const caller = callerOf(request);
      const wanted = { programmeId: params.id, by: caller.sub, ...placedBy(caller), ...query };
      const document = await documentOf(db, wanted);
      await request.noteRead(document.rows.map(({ userId }) => userId));
      const signed = await signer.sign(canonical(document));
      reply.header('content-disposition', `attachment; filename="verification-${params.id}.jws.json"`);
      return reply.type('application/json; charset=utf-8').send(fileText(signed) as never);
    },
  );

  app.get(
    '/v1/verification/jwks.json',
    { config: { access: 'public' }, schema: { response: { 200: Keys } } },
    async () => ({ keys: [...(signer?.jwks.keys ?? [])] }),
  );
};
