/** The figures of the whole period. */
import { Card, SimpleGrid } from '@mantine/core';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { Nothing } from '../../parts/nothing';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Totals({ totals }: { readonly totals: Insights['totals'] }) {
  const format = useFormat();
  const figures = words.figures;
  if (totals.workouts === 0) return <Nothing title={words.insights.nothing} why={words.insights.nothingWhy} />;
  const tiles = [
    [figures.workouts, format.count(totals.workouts)],
    [figures.days, format.count(totals.days)],
    [figures.active, format.duration(totals.activeS)],
    [figures.distance, format.distance(totals.distanceMm)],
    [figures.lifted, format.weight(totals.tonnageGrams)],
    // Every estimate is of some energy: of nothing there was none.
    [figures.energy, totals.energyKcal > 0 ? format.energy(totals.energyKcal) : { value: '–', unit: '' }],
  ] as const;
  return (
    <Card withBorder padding="lg">
      <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }}>
        {tiles.map(([label, figure]) => (
          <FigureText key={label} label={label} figure={figure} />
        ))}
      </SimpleGrid>
    </Card>
  );
}
