/** Which muscles were trained how much. */
import { RadarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Muscles({ muscles }: { readonly muscles: Insights['muscles'] }) {
  const trained = muscles.filter(({ sets, helpingSets }) => sets + helpingSets > 0);
  if (trained.length < 3) return null;
  const name = words.figures.sets;
  const data = trained.map(({ muscle, share }) => ({ muscle: words.plain(muscle), [name]: Math.round(share * 100) }));
  const told = data.map((one) => `${one.muscle} ${one[name]} %`).join(', ');
  return (
    <Section title={words.insights.muscles}>
      <Text size="sm" c="dimmed">
        {words.insights.musclesWhy}
      </Text>
      <RadarChart
        h={280}
        data={data}
        dataKey="muscle"
        series={[{ name, color: 'indigo.5', opacity: 0.35 }]}
        role="img"
        aria-label={`${words.insights.muscles}: ${told}`}
      />
    </Section>
  );
}
