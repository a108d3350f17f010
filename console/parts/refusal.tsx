/** What the API refused, with every place that it named. */
import { Alert, List, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { ProblemError } from '../../clients/typescript/lib/index';
import type { Fault } from '../../rules/node';
import { words } from '../words';

export function Refusal({ error }: { readonly error: Error }) {
  const faults = error instanceof ProblemError ? (error.problem?.errors ?? []) : [];
  return (
    <Alert color="red" icon={<IconAlertCircle />} title={words.states.failed} role="alert">
      <Text size="sm">{error.message}</Text>
      {faults.length > 0 && (
        <List size="sm" mt="xs">
          {faults.map(({ path, message }) => (
            <List.Item key={`${path} ${message}`}>
              {words.builder.fault(path.replace(/^\/(body|query)(?=\/|$)/, ''), message)}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

/** What was refused of a definition, with places as the form has them. */
export function faultsIn(error: Error | null): Fault[] {
  const told = error instanceof ProblemError ? (error.problem?.errors ?? []) : [];
  return told.map(({ path, message }) => ({ path: path.replace(/^\/body(\/rule(?=\/root|$))?/, ''), message }));
}
