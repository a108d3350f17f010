/** How fit a member is, by capacity: the level, how far it may be trusted, from what it was told and by which norm. */
import { Badge, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { type GetUsersByIdProfileResponse, getUsersByIdProfile } from '../../../clients/typescript/lib/index';
import { figureOf } from '../../format/figure-of';
import type { Format } from '../../format/format';
import { useFormat } from '../../format/use-format';
import { Page } from '../../parts/page';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { useRead } from '../../reads/use-read';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';

/** Changes are pushed: this is for when no stream can be opened. */
const EVERY_MS = 30_000;

/** More than so many values of a metric are not listed. */
const FEW = 3;

type Level = GetUsersByIdProfileResponse['items'][number];

export function FitnessPage() {
  const { sub } = useSession();
  return (
    <Page title={words.fitness.title}>
      <Section title={words.fitness.levels}>
        <Levels member={sub} />
      </Section>
    </Page>
  );
}

/** Of any member whom one may look at. */
export function Levels({ member }: { readonly member: string }) {
  const read = useRead(['fitness', member], (given) => getUsersByIdProfile({ ...given, path: { id: member } }), {
    every: EVERY_MS,
  });
  return (
    <Shown read={read} height={240} empty={{ when: ({ items }) => items.length === 0, say: words.fitness.none }}>
      {({ items }) => (
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
          {items.map((level) => (
            <Capacity key={`${level.capacity} ${level.muscleGroup}`} level={level} />
          ))}
        </SimpleGrid>
      )}
    </Shown>
  );
}

/** What a level was told from, by name: of some there is one for each week. */
function named(metrics: Level['metrics']): [string, Level['metrics']][] {
  const byName = new Map<string, Level['metrics']>();
  for (const one of metrics) {
    const name = [words.metric(one.metric), one.exerciseId && words.exercise(one.exerciseId)]
      .filter(Boolean)
      .join(', ');
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName];
}

/** All of a few; of many, from the least to the greatest. */
function toldOf(metrics: Level['metrics'], format: Format): string {
  const figures = metrics.map(({ value, unit }) => figureOf(value, unit, format));
  const unit = figures[0]?.unit ?? '';
  if (figures.length <= FEW) return `${figures.map(({ value }) => value).join(', ')} ${unit}`.trim();
  const byValue = [...metrics].sort((one, other) => one.value - other.value);
  const ends = [byValue[0], byValue.at(-1)].flatMap((one) => (one ? figureOf(one.value, one.unit, format).value : []));
  return `${ends.join('–')} ${unit}`.trim();
}

function Capacity({ level }: { readonly level: Level }) {
  const format = useFormat();
  const { capacity, muscleGroup, score, confidence, evidence, asOf, norm } = level;
  const name = [capacity, muscleGroup].filter(Boolean).map(words.plain).join(': ');
  return (
    <Stack gap={6} component="article" aria-label={name}>
      <Group justify="space-between" align="start" wrap="nowrap">
        <Text fw={600}>{name}</Text>
        <Badge variant="default" flex="none">
          {words.fitness.level(level.level)}
        </Badge>
      </Group>
      <Progress value={score} size="md" aria-label={`${name}: ${words.fitness.score(format.number(score))}`} />
      <Text size="sm">
        {words.fitness.score(format.number(score))} · {words.fitness.confidence(confidence)}
      </Text>
      <Text size="sm" c="dimmed">
        {words.fitness.evidence(evidence.length, format.fullDay(asOf))}
      </Text>
      {named(level.metrics).map(([name, metrics]) => (
        <Text key={name} size="sm" c="dimmed">
          {name}: {toldOf(metrics, format)}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        {norm ? words.fitness.by(norm.gives, norm.source) : words.fitness.byModel}
      </Text>
    </Stack>
  );
}
