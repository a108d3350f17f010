/** How one metric came about, as steps over time. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useFormat } from '../../format/use-format';
import { StepLine } from '../../parts/charts/steps';
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
  const of = history.points.map(({ at, value }) => ({ at: format.day(at), figure: value }));
  const tell = (figure: number | null) => (figure === null ? '–' : `${format.number(figure, 1)} ${history.unit}`);
  const inWords = of.map(({ at, figure }) => `${at} ${tell(figure)}`).join(', ');
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
      <StepLine height={260} of={of} tell={tell} told={`${name}: ${inWords}`} />
    </Section>
  );
}
