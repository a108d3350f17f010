/** How a member trained in a period, from one answer. */
import { Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { type GetUsersByIdInsightsResponse, getUsersByIdInsights } from '../../../clients/typescript/lib/index';
import { Page } from '../../parts/page';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Bests } from './bests';
import { Days } from './days';
import { Histories } from './histories';
import classes from './insights-page.module.css';
import { Metrics } from './metrics';
import { Muscles } from './muscles';
import { PeriodSteps } from './period-steps';
import { type Kind, periodOf } from './periods';
import { Totals } from './totals';
import { Weeks } from './weeks';

export type Insights = GetUsersByIdInsightsResponse;

export function InsightsPage() {
  const { sub } = useSession();
  const [kind, setKind] = useState<Kind>('month');
  const [back, setBack] = useState(0);
  const period = periodOf(kind, back);
  const read = useRead(['insights', period], (given) =>
    getUsersByIdInsights({ ...given, path: { id: sub }, query: { period } }),
  );
  const kinds = (['week', 'month', 'year'] as const).map((value) => ({ value, label: words.insights[value] }));
  const choose = (value: string) => {
    setKind(value as Kind);
    setBack(0);
  };
  return (
    <Page
      title={words.insights.title}
      aside={
        <Group>
          <SegmentedControl aria-label={words.insights.period} data={kinds} value={kind} onChange={choose} />
          <PeriodSteps period={period} kind={kind} back={back} onStep={setBack} />
        </Group>
      }
    >
      <Shown read={read} height={400}>
        {(insights) => (
          <Stack gap="lg">
            <Totals totals={insights.totals} />
            <div className={classes.charts}>
              {insights.days.length > 0 && (
                <div className={classes.days}>
                  <Days insights={insights} />
                </div>
              )}
              {insights.weeks.length > 0 && <Weeks weeks={insights.weeks} />}
              <Muscles muscles={insights.muscles} />
            </div>
            <Metrics metrics={insights.metrics} />
            <Histories histories={insights.histories} />
            <Bests bests={insights.bests} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}
