/** One week of a plan: what is asked in each slot, how far it is, and why each number is what it is. */
import { ActionIcon, Badge, Group, Stack, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import { type Plan, presentWeek, weeksOf } from './plan';
import { PlanSlot } from './plan-slot';

export function PlanWeek({ plan }: { readonly plan: Plan }) {
  const present = presentWeek(plan);
  const [chosen, setChosen] = useState<number | null>(null);
  const format = useFormat();
  const weeks = weeksOf(plan);
  const number = chosen ?? present;
  const week = weeks[number - 1];
  if (!week) return null;
  return (
    <Section
      title={words.plan.week(number, weeks.length)}
      aside={<Steps number={number} last={weeks.length} onStep={setChosen} />}
    >
      <Stack gap="lg">
        <Group gap="xs">
          <Text fw={550}>{week.name}</Text>
          <Text size="sm" c="dimmed">
            {words.plan.lasts(format.date(week.from), format.date(week.to))}
          </Text>
          {number === present && <Badge color="indigo.8">{words.plan.present}</Badge>}
          {week.deload && <Badge variant="default">{words.plan.deload}</Badge>}
        </Group>
        {week.slots.map((slot, i) => (
          <PlanSlot key={slot.slot} plan={plan} week={number} index={i} asked={slot} />
        ))}
      </Stack>
    </Section>
  );
}

interface StepsProps {
  readonly number: number;
  readonly last: number;
  readonly onStep: (number: number) => void;
}

function Steps({ number, last, onStep }: StepsProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words.plan.weekBefore}
        disabled={number <= 1}
        onClick={() => onStep(number - 1)}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words.plan.weekAfter}
        disabled={number >= last}
        onClick={() => onStep(number + 1)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
