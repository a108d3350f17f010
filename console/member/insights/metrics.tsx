/** How fit they are now: each metric with what it rests on. */
import { SimpleGrid, Stack, Text } from '@mantine/core';
import { figureOf } from '../../format/figure-of';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { FirstOf } from '../../parts/first-of';
import { Section } from '../../parts/section';
import { words } from '../../words';
import type { Insights } from './insights-page';

/** Rows of three, of two on a phone. */
const FIRST = 12;

export function Metrics({ metrics }: { readonly metrics: Insights['metrics'] }) {
  const format = useFormat();
  const known = metrics.filter(({ value }) => value !== null);
  if (known.length === 0) return null;
  return (
    <Section title={words.insights.metrics}>
      <FirstOf of={known} most={FIRST}>
        {(shown) => (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="lg">
            {shown.map(({ metric, exerciseId, equipmentModel, value, unit, evidence, confidence }) => (
              <Stack gap={2} key={`${metric}/${exerciseId}/${equipmentModel}`}>
                <FigureText
                  label={[words.metric(metric), exerciseId && words.exercise(exerciseId), equipmentModel]
                    .filter(Boolean)
                    .join(' · ')}
                  figure={figureOf(value ?? 0, unit, format)}
                />
                <Text size="xs" c="dimmed">
                  {words.insights.evidence(evidence.length, confidence)}
                </Text>
              </Stack>
            ))}
          </SimpleGrid>
        )}
      </FirstOf>
    </Section>
  );
}
