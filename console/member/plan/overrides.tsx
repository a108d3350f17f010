/** What trainers changed of a plan, with the reason; and what of it does not hold any more. */
import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import { conflictsOf, overridesOf, type Plan } from './plan';

export function Overrides({ plan }: { readonly plan: Plan }) {
  const format = useFormat();
  const [overrides, conflicts] = [overridesOf(plan), conflictsOf(plan)];
  if (overrides.length + conflicts.length === 0) return null;
  return (
    <Section title={words.plan.changed}>
      <Stack gap="md">
        {overrides.map(({ id, authorName, reason, at, changes }) => (
          <div key={id}>
            <Text fw={550}>{reason}</Text>
            <Text size="sm" c="dimmed">
              {authorName} · {format.moment(new Date(at))}
            </Text>
            <Group gap="xs" mt={4}>
              {changes.map((change) => (
                <Code key={`${change.op} ${change.path}`}>
                  {change.op} {change.path} {'value' in change && change.value}
                </Code>
              ))}
            </Group>
          </div>
        ))}
        {conflicts.map(({ overrideId, path, message }) => (
          <Alert
            key={`${overrideId} ${path} ${message}`}
            color="red"
            icon={<IconAlertCircle />}
            title={words.plan.conflict}
          >
            <Code>{path}</Code>: {message}
          </Alert>
        ))}
      </Stack>
    </Section>
  );
}
