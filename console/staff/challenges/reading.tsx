/** What a rule asks for, as members will read it; or how much is not right yet. */
import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { Fault } from '../../../rules/node';
import type { Rule } from '../../../rules/rule';
import type { NameOf } from '../../../rules/say';
import { words as wordsOf } from '../../../rules/words';
import { Section } from '../../parts/section';
import { words } from '../../words';

const say = words.staff.challenges;

interface Props {
  readonly rule: Rule | null;
  readonly faults: readonly Fault[];
  readonly nameOf: NameOf;
}

export function Reading({ rule, faults, nameOf }: Props) {
  const ofRule = faults.filter(({ path }) => path.startsWith('/root'));
  return (
    <Section title={say.reads}>
      {rule && ofRule.length === 0 ? (
        <Text aria-live="polite">{wordsOf(rule, nameOf)}</Text>
      ) : (
        <Text c="dimmed" aria-live="polite">
          {rule ? say.notYet : words.builder.empty}
        </Text>
      )}
      {faults.length > 0 && rule && (
        <Alert color="red" mt="sm" icon={<IconAlertCircle />} title={say.faults(faults.length)}>
          {faults.slice(0, 5).map(({ path, message }) => (
            <Text key={`${path} ${message}`} size="sm">
              {message}
            </Text>
          ))}
        </Alert>
      )}
    </Section>
  );
}
