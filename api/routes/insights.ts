/** /v1/users/{id}/insights: how a member trained in a period; one answer draws the whole page, and each part says which chart it is for. */
import { Type } from 'typebox';
import type { Access } from '../access.js';
import type { Routes } from '../dependencies.js';
import { insightsOf } from '../insights/insights.js';
import { InsightsPage } from '../insights/page.js';
import { userInPath } from '../owners.js';
import { daysOf, PERIOD } from '../period.js';
import { invalid } from '../problem.js';
import { IdInPath } from '../schemas.js';
import { groupAveragesView, memberMetricsView } from '../views.js';

const readers: Access = { roles: ['staff', 'admin'], own: { as: ['self', 'trainer'], of: userInPath } };

const Period = Type.Object(
  {
    period: Type.String({
      pattern: PERIOD,
      description: 'A year (2026), a month (2026-11) or an ISO week (2026-W48), by the clock of the gyms.',
    }),
  },
  { additionalProperties: false },
);

export const insights: Routes = async (app, { db }) => {
  app.get(
    '/v1/users/:id/insights',
    {
      config: {
        access: readers,
        view: [
          ...['workouts', 'workout_sets', 'exercises', 'personal_bests', 'body_metrics', 'member_profiles'],
          ...[...memberMetricsView.reads, ...groupAveragesView.reads],
        ],
      },
      schema: { params: IdInPath, querystring: Period, response: { 200: InsightsPage } },
    },
    async ({ params, query }) => {
      const days = daysOf(query.period);
      if (!days) throw invalid('/query/period', 'is a week that its year does not have');
      const asked = { userId: params.id, ...days };
      return { ...asked, ...(await insightsOf(db, asked)) };
    },
  );
};
