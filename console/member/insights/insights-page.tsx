/** How a member trained in a period, from one answer. */
import { Group, SegmentedControl, SimpleGrid } from '@mantine/core';
import { useState } from 'react';
import { type GetUsersByIdInsightsResponse, getUsersByIdInsights } from '../../../clients/typescript/lib/index';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import { Bests } from './bests';
import { Days } from './days';
import { Histories } from './histories';
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
          <>
            <Totals totals={insights.totals} />
            {insights.days.length > 0 && <Days insights={insights} />}
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
              {insights.weeks.length > 0 && (
                <Section title={words.insights.trend}>
                  <Weeks weeks={insights.weeks} />
                </Section>
              )}
              {insights.muscles.length > 2 && <Muscles muscles={insights.muscles} />}
            </SimpleGrid>
            <Metrics metrics={insights.metrics} />
            <Histories histories={insights.histories} />
            <Bests bests={insights.bests} />
          </>
        )}
      </Shown>
    </Page>
  );
}
