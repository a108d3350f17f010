/** /v1/users/{id}/export: everything that the views hold about a person. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import type { Database } from '../database.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { Problem } from '../problem.js';
import type { JsonRow } from '../row-schema.js';
import { IdInPath } from '../schemas.js';

const readers: Access = { roles: ['admin'], own: { as: ['self'], of: userInPath } };

const Export = Type.Object({
  userId: Type.String(),
  exportedAt: Type.String({ format: 'date-time' }),
  views: Type.Record(
    Type.String(),
    Type.Object({
      comment: Type.String({ description: 'What the view says.' }),
      rows: Type.Array(Type.Unsafe<JsonRow>({ type: 'object', additionalProperties: true })),
    }),
    { description: 'By view: every row that is about this person, with the names that analysts know.' },
  ),
});

interface PersonalView {
  readonly viewName: string;
  readonly comment: string;
  readonly personColumns: readonly string[];
}

export const exportOfPerson: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/export',
    { config: { access: readers, view: 'members' }, schema: { params: IdInPath, response: { 200: Export } } },
    async ({ params: { id } }, reply) => {
      const views = await db.transaction((snapshot) => exported(snapshot, id), { isolationLevel: 'repeatable read' });
      if (Object.keys(views).length === 0) throw new Problem('not-found', 'Nothing is known about this person.');
      reply.header('content-disposition', `attachment; filename="repstream-${id.replaceAll(/[^\w-]/g, '_')}.json"`);
      return { userId: id, exportedAt: new Date().toISOString(), views };
    },
  );
};

/** Views that hold nothing are left out. A new view of a processor is in it by itself. */
async function exported(db: Database, userId: string) {
  const personal: PersonalView[] = await db('view_catalogue')
    .whereRaw(`person_columns <> '[]'`)
    .orderBy('view_name')
    .select('view_name', 'comment', 'person_columns');
  const views: Record<string, { comment: string; rows: JsonRow[] }> = {};
  for (const { viewName, comment, personColumns } of personal) {
    const rows: JsonRow[] = await db(viewName).where((either) => {
      for (const column of personColumns) either.orWhere(column, userId);
    });
    if (rows.length > 0) views[viewName] = { comment, rows };
  }
  return views;
}
