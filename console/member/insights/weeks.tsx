/** Active minutes by week, as bars. */
import { BarChart } from '@mantine/charts';
import { useFormat } from '../../format/use-format';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Weeks({ weeks }: { readonly weeks: Insights['weeks'] }) {
  const format = useFormat();
  const name = words.insights.activeMinutes;
  const data = weeks.map(({ week, activeS }) => ({ week: format.date(week), [name]: Math.round(activeS / 60) }));
  return (
    <BarChart
      h={240}
      data={data}
      dataKey="week"
      series={[{ name, color: 'indigo.6' }]}
      tickLine="none"
      gridAxis="x"
      maxBarWidth={48}
      barProps={{ radius: [4, 4, 0, 0] }}
      role="img"
      aria-label={`${words.insights.trend}: ${data.map((one) => `${one.week} ${one[name]} min`).join(', ')}`}
    />
  );
}
