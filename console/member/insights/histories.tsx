/** How one metric came about, as steps over time. */
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { figureOf, numberOf } from '../../format/figure-of';
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
  const { unit, points } = history;
  const textOf = (value: number) => {
    const figure = figureOf(value, unit, format);
    return [figure.value, figure.unit].filter(Boolean).join(' ');
  };
  const of = points.map(({ at, value }) => ({
    at: format.day(at),
    figure: value === null ? null : numberOf(value, unit, format.units),
    text: value === null ? '–' : textOf(value),
  }));
  const inWords = of.map(({ at, text }) => `${at} ${text}`).join(', ');
  return (
    <Section
      title={words.insights.histories}
      isWide
      aside={
        <NativeSelect
          aria-label={words.insights.histories}
          data={told.map((one, i) => ({ value: String(i), label: nameOf(one) }))}
          value={told[Number(chosen)] ? chosen : '0'}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      }
    >
      <StepLine height={260} of={of} told={`${name}: ${inWords}`} />
    </Section>
  );
}
