/** Which muscles were trained how much. */
import { Text } from '@mantine/core';
import { Radar } from '../../parts/charts/radar';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Muscles({ muscles }: { readonly muscles: Insights['muscles'] }) {
  const trained = muscles.filter(({ sets, helpingSets }) => sets + helpingSets > 0);
  if (trained.length < 3) return null;
  const of = trained.map(({ muscle, share }) => ({ name: words.plain(muscle), amount: Math.round(share * 100) }));
  const told = of.map(({ name, amount }) => `${name} ${amount} %`).join(', ');
  return (
    <Section title={words.insights.muscles}>
      <Text size="sm" c="dimmed">
        {words.insights.musclesWhy}
      </Text>
      <Radar height={280} of={of} told={`${words.insights.muscles}: ${told}`} />
    </Section>
  );
}
