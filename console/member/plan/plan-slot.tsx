/** What is asked in one slot of a week. */
import { Group, List, Progress, Stack, Text } from '@mantine/core';
import type { Prescription } from '../../../rules/programme/plan';
import { useFormat } from '../../format/use-format';
import { FigureText } from '../../parts/figure';
import { words } from '../../words';
import { figuresOf, namesOf, type Plan, partOf } from './plan';

interface Props {
  readonly plan: Plan;
  readonly week: number;
  readonly index: number;
  readonly asked: Prescription;
}

export function PlanSlot({ plan, week, index, asked }: Props) {
  const format = useFormat();
  const part = partOf(plan, week, index);
  const name = namesOf(asked);
  return (
    <Stack gap="xs" component="article" aria-label={name}>
      <Group justify="space-between" align="baseline" gap="0 16px">
        <Text fw={600}>{name}</Text>
        {part && (
          <Text size="sm" {...(!part.met && { c: 'dimmed' })}>
            {part.met ? words.challenge.met : part.stands}
          </Text>
        )}
      </Group>
      {part && (
        <Progress
          value={part.fraction * 100}
          color={part.met ? 'teal' : 'indigo'}
          size="sm"
          aria-label={words.challenge.progress(name)}
        />
      )}
      <Group gap="8px 32px">
        {figuresOf(asked, format).map(([label, figure]) => (
          <FigureText key={label} label={label} figure={figure} size="row" />
        ))}
      </Group>
      <List size="sm" c="dimmed" aria-label={words.plan.because}>
        {asked.because.map((line) => (
          <List.Item key={line}>{words.sentence(line)}</List.Item>
        ))}
      </List>
    </Stack>
  );
}
