/** A node in one line, with what can be done with it; its form below, once it is opened. */
import { Alert, Badge, Box, Group, Paper, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ValidationResult } from 'react-querybuilder';
import type { Node } from '../../../../rules/node';
import { words } from '../../../words';
import { useEditor } from './around';
import { NodeForm } from './node-form';
import type { Json } from './shapes';
import { summaryOf } from './summary';

interface Props {
  readonly id: string;
  readonly node: Node;
  readonly place: Json | undefined;
  /** undefined: nothing is said of it, so nothing is wrong. */
  readonly validation: boolean | ValidationResult | undefined;
  readonly actions: ReactNode;
}

export function NodeLine({ id, node, place, validation, actions }: Props) {
  const { open, setOpen, nameOf } = useEditor();
  const isOpen = open === id;
  const reasons: readonly string[] = typeof validation === 'object' ? (validation.reasons ?? []) : [];
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  const says = summaryOf(node, nameOf);
  return (
    <Paper
      withBorder
      p={6}
      data-node={id}
      style={reasons.length > 0 ? { borderColor: 'var(--mantine-color-error)' } : undefined}
    >
      <Group wrap="nowrap" gap={4} align="start">
        <UnstyledButton
          flex={1}
          miw={0}
          py={4}
          px={4}
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? null : id)}
        >
          <Group wrap="nowrap" gap={6} align="start">
            <Chevron size={18} style={{ flex: 'none', marginTop: 2 }} aria-hidden />
            <Box miw={0}>
              {place && <PlaceBadge place={place} />}
              <Text size="sm" fw={500} component="span" style={{ overflowWrap: 'anywhere' }}>
                {says}
              </Text>
            </Box>
          </Group>
        </UnstyledButton>
        {actions}
      </Group>
      {reasons.length > 0 && (
        <Alert color="red" variant="light" p="xs" mt={4} role="alert" aria-label={words.builder.wrongHere}>
          {reasons.map((reason) => (
            <Text key={reason} size="sm">
              {reason}
            </Text>
          ))}
        </Alert>
      )}
      {isOpen && <NodeForm id={id} node={node} place={place} />}
    </Paper>
  );
}

function PlaceBadge({ place }: { readonly place: Json }) {
  const said = words.builder.place(place);
  return said === '' ? null : (
    <Badge variant="default" mr={6} tt="none">
      {said}
    </Badge>
  );
}
