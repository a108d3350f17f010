/** How one metric came about, as steps over time. */
import { LineChart } from '@mantine/charts';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

export function Histories({ histories }: { readonly histories: Insights['histories'] }) {
  const format = useFormat();
  const told = histories.filter(({ points }) => points.length > 1);
  const [chosen, choose] = useState('0');
  const history = told[Number(chosen)] ?? told[0];
  if (!history) return null;
  const nameOf = ({ metric, exerciseId, equipmentModel }: Insights['histories'][number]) =>
    [words.metric(metric), exerciseId && words.exercise(exerciseId), equipmentModel].filter(Boolean).join(' · ');
  const name = nameOf(history);
  const data = history.points.map(({ at, value }) => ({ at: format.day(at), [name]: value }));
  return (
    <Section
      title={words.insights.histories}
      aside={
        <Select
          aria-label={words.insights.histories}
          data={told.map((one, i) => ({ value: String(i), label: nameOf(one) }))}
          value={told[Number(chosen)] ? chosen : '0'}
          onChange={(value) => choose(value ?? '0')}
          allowDeselect={false}
        />
      }
    >
      <LineChart
        h={260}
        data={data}
        dataKey="at"
        series={[{ name, color: 'indigo.6' }]}
        curveType="stepAfter"
        unit={` ${history.unit}`}
        connectNulls={false}
        yAxisProps={{ domain: ['auto', 'auto'], width: 72 }}
        role="img"
        aria-label={`${name}: ${data.map((one) => `${one.at} ${one[name] ?? '–'}`).join(', ')}`}
      />
    </Section>
  );
}
