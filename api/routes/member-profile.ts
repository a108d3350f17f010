/** /v1/users/{id}/profile: how fit a member is, with the evidence and where each norm is from. */
import { Type } from 'typebox';
import { formulas } from '../../domain/formulas.js';
import type { Access } from '../access.js';
import type { Routes } from '../dependencies.js';
import { userInPath } from '../owners.js';
import { type JsonRow, rowOf } from '../row-schema.js';
import { IdInPath } from '../schemas.js';
import { memberProfilesView, metricUnits } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Norm = Type.Union(
  [
    Type.Object({
      gives: Type.String({ description: 'What it tells.' }),
      unit: Type.String({ description: 'Of what it is asked.' }),
      range: Type.String({ description: 'For whom it is made.' }),
      source: Type.String({ description: 'Author and year; or that it is our own.' }),
    }),
    Type.Null(),
  ],
  { description: 'The table or rule behind `basis`; null: it is no published or documented one, such as a model.' },
);
const Metrics = Type.Array(
  Type.Object({
    metric: Type.String({ description: 'Its name.' }),
    exerciseId: Type.String({ description: "'': of no exercise." }),
    equipmentModel: Type.String({ description: "'': of no model of machine." }),
    value: Type.Number(),
    unit: Type.String(),
    at: Type.Integer({ description: 'Since when it is that, ms since 1970.' }),
  }),
  { description: 'The values that it rests on.' },
);
const Profile = Type.Object({
  items: Type.Array(rowOf(memberProfilesView, { norm: Norm, metrics: Metrics }), {
    description: 'By capacity and muscle group.',
  }),
});

const declared = new Map(
  Object.values(formulas)
    .flat()
    .map(({ id, gives, unit, range, source }) => [id, { gives, unit, range, source }]),
);

interface ProfileRow extends JsonRow {
  readonly basis: string;
  readonly metrics: readonly { readonly metric: string }[];
}

export const memberProfile: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/profile',
    {
      config: { access: readers, view: 'member_profiles' },
      schema: { params: IdInPath, response: { 200: Profile } },
    },
    async ({ params }) => {
      const rows: ProfileRow[] = await db('member_profiles')
        .where('user_id', params.id)
        .orderBy(['capacity', 'muscle_group']);
      const items = rows.map(({ metrics, ...row }) => ({
        ...row,
        metrics: metrics.map((one) => ({ ...one, unit: metricUnits[one.metric] ?? '' })),
        norm: declared.get(row.basis) ?? null,
      }));
      return { items };
    },
  );
};
