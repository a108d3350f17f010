/** Active minutes by week, as bars. */
import { useFormat } from '../../format/use-format';
import { Bars } from '../../parts/charts/bars';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Weeks({ weeks }: { readonly weeks: Insights['weeks'] }) {
  const format = useFormat();
  const of = weeks.map(({ week, activeS }) => ({ name: format.date(week), amount: Math.round(activeS / 60) }));
  const tell = (minutes: number) => `${format.number(minutes)} min`;
  const told = of.map(({ name, amount }) => `${name} ${tell(amount)}`).join(', ');
  return (
    <Section title={words.insights.trend}>
      <Bars height={240} of={of} tell={tell} told={`${words.insights.trend}: ${told}`} />
    </Section>
  );
}
