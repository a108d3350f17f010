/** What the plan asks this week, in short; nothing for who is in no programme. */
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { Shown } from '../../parts/shown';
import { words } from '../../words';
import { figuresOf, namesOf, partOf, presentWeek, weeksOf } from '../plan/plan';
import { usePlan, usePlans } from '../plan/use-plan';
import { textOf } from '../workout';

const SHOWN = 3;

export function PlanSummary() {
  const format = useFormat();
  const programme = usePlans().data?.data.items[0]?.programmeId ?? null;
  const read = usePlan(programme);
  if (programme === null) return null;
  return (
    <Section
      title={read.data?.data.title ?? words.plan.title}
      aside={
        <Anchor component={Link} to="/plan" size="sm">
          {words.plan.open}
        </Anchor>
      }
    >
      <Shown read={read}>
        {(plan) => {
          const number = presentWeek(plan);
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                {words.plan.week(number, weeksOf(plan).length)}
              </Text>
              {weeksOf(plan)[number - 1]?.slots.map((slot, i) => (
                <Group key={slot.slot} justify="space-between" gap="0 16px">
                  <Text fw={550}>{namesOf(slot)}</Text>
                  <Text size="sm">
                    {partOf(plan, number, i)?.met
                      ? words.challenge.met
                      : textOf(figuresOf(slot, format).slice(0, SHOWN))}
                  </Text>
                </Group>
              ))}
            </Stack>
          );
        }}
      </Shown>
    </Section>
  );
}
