/** How many members came, new ones and returning ones apart. */
import { BarChart } from '@mantine/charts';
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { getUsage } from '../../clients/typescript/lib/index';
import { useFormat } from '../format/use-format';
import { Section } from '../parts/section';
import { Shown } from '../parts/shown';
import { useRead } from '../reads/use-read';
import { words } from '../words';
import { type Span, wholeMonths, wholeWeeks } from './span';

type Per = 'day' | 'week' | 'month';

const LOOK_MS = 60_000;
const MOST = 200;
const spans = { day: (span: Span) => span, week: wholeWeeks, month: wholeMonths };

export function ActiveMembers({ gym, span }: { readonly gym: string | null; readonly span: Span }) {
  const format = useFormat();
  const manager = words.manager;
  const [per, setPer] = useState<Per>('day');
  const read = useRead(
    ['active-members', gym, span, per],
    (given) => getUsage({ ...given, query: { ...spans[per](span), per, limit: MOST, ...(gym !== null && { gym }) } }),
    { every: LOOK_MS },
  );
  const label = (startsOn: string) =>
    per === 'month' ? format.date(startsOn, { month: 'long', year: 'numeric' }) : format.date(startsOn);
  return (
    <Section
      title={manager.active}
      aside={
        <SegmentedControl
          size="xs"
          flex="none"
          aria-label={manager.per}
          data={(['day', 'week', 'month'] as const).map((value) => ({ value, label: manager.pers[value] }))}
          value={per}
          onChange={(value) => setPer(value as Per)}
        />
      }
    >
      <Shown read={read} height={260} empty={{ when: ({ items }) => items.length === 0, say: manager.nobody }}>
        {({ items }) => {
          // By hour the API answers otherwise; that is not asked here.
          const periods = items.flatMap((item) => ('startsOn' in item ? [item] : []));
          const rows = periods.map(({ startsOn, newMembers, returningMembers }) => ({
            at: label(String(startsOn)),
            [manager.newMembers]: Number(newMembers),
            [manager.returning]: Number(returningMembers),
          }));
          const told = rows.map((row) =>
            manager.membersTold(
              row.at as string,
              format.number(row[manager.newMembers] as number),
              format.number(row[manager.returning] as number),
            ),
          );
          return (
            <BarChart
              h={260}
              data={rows}
              dataKey="at"
              type="stacked"
              series={[
                { name: manager.returning, color: 'indigo.6' },
                { name: manager.newMembers, color: 'teal.5' },
              ]}
              withLegend
              tickLine="none"
              gridAxis="x"
              maxBarWidth={40}
              role="img"
              aria-label={`${manager.active}: ${told.join('; ')}`}
            />
          );
        }}
      </Shown>
    </Section>
  );
}
