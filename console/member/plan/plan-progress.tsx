/** How far they are in a programme, what would make the plan a better one, and when to stop at once. */
import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconHelpCircle } from '@tabler/icons-react';
import { useFormat } from '../../format/use-format';
import { Section } from '../../parts/section';
import { words } from '../../words';
import { ChallengeRing } from '../challenge-ring';
import type { Plan } from './plan';

export function PlanProgress({ plan }: { readonly plan: Plan }) {
  const format = useFormat();
  const { title, progress, missing, stopWhen } = plan;
  return (
    <Section title={title}>
      <Stack gap="md">
        <Group wrap="nowrap" gap="lg">
          <ChallengeRing fraction={progress?.fraction ?? 0} complete={progress?.complete ?? false} size={112} />
          <div>
            <Text>{progress ? (progress.parts[0]?.stands ?? '') : words.plan.notJudged}</Text>
            <Text size="sm" c="dimmed">
              {words.challenge.lasts(format.days(plan))}
            </Text>
          </div>
        </Group>
        {missing.length > 0 && (
          <Alert color="blue" icon={<IconHelpCircle />} title={words.plan.missing}>
            <Lines of={missing} />
          </Alert>
        )}
        {stopWhen.length > 0 && (
          <Alert color="red" icon={<IconAlertTriangle />} title={words.plan.stopWhen}>
            <Lines of={stopWhen} />
          </Alert>
        )}
      </Stack>
    </Section>
  );
}

function Lines({ of }: { readonly of: readonly string[] }) {
  return (
    <List size="sm">
      {of.map((line) => (
        <List.Item key={line}>{words.sentence(line)}</List.Item>
      ))}
    </List>
  );
}
