/** A calendar of days, the darker the longer they trained. */
import { Heatmap } from '@mantine/charts';
import { ScrollArea } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Days({ insights: { from, to, days } }: { readonly insights: Insights }) {
  const format = useFormat();
  const data = Object.fromEntries(days.map(({ day, activeS }) => [day, Math.round(activeS / 60)]));
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return (
    <Section title={words.insights.calendar}>
      <ScrollArea>
        <Heatmap
          data={data}
          startDate={from}
          endDate={last}
          rectSize={18}
          gap={3}
          fontSize={11}
          withMonthLabels
          withWeekdayLabels
          withTooltip
          getTooltipLabel={({ date, value }) =>
            words.insights.calendarOf(format.date(date), `${format.number(Number(value ?? 0))} min`)
          }
          colors={['indigo.2', 'indigo.4', 'indigo.6', 'indigo.8'].map(
            (one) => `var(--mantine-color-${one.replace('.', '-')})`,
          )}
        />
      </ScrollArea>
    </Section>
  );
}
