/** A calendar of days, the darker the longer they trained. */
import { useFormat } from '../../format/use-format';
import { Calendar } from '../../parts/charts/calendar';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

const DAY_MS = 86_400_000;

export function Days({ insights: { from, to, days } }: { readonly insights: Insights }) {
  const format = useFormat();
  const of = new Map(days.map(({ day, activeS }) => [day, Math.round(activeS / 60)]));
  const tell = (day: string, minutes: number) =>
    words.insights.calendarOf(format.date(day), `${format.number(minutes)} min`);
  return (
    <Section title={words.insights.calendar}>
      <Calendar
        {...{ from, of, tell }}
        name={words.insights.calendar}
        told={[...of].map(([day, minutes]) => tell(day, minutes)).join(', ')}
        to={new Date(Date.parse(`${to}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10)}
        monthOf={(day) => format.date(day, { month: 'short' })}
        weekdayOf={(day) => format.date(day, { weekday: 'short' })}
      />
    </Section>
  );
}
