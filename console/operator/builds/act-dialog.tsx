/** Comparing, promoting and rolling back: each asks why, and what readers will see is confirmed first. */
import { Alert, Button, Checkbox, Group, List, Stack, TagsInput, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Client,
  ProblemError,
  postLineagesByLineageCompare,
  postLineagesByLineagePromote,
  postProcessorsByProcessorRollback,
} from '../../../clients/typescript/lib/index';
import { Dialog } from '../../parts/dialog';
import { useSession } from '../../session/signed-in';
import { words } from '../../words';
import type { Comparison } from './compare-report';

/** What is to be done, with a build or (rollback) with a processor. */
export interface Act {
  readonly kind: 'compare' | 'promote' | 'rollback';
  readonly of: string;
}

interface Props {
  readonly act: Act;
  readonly onClose: () => void;
  readonly onCompared: (comparison: Comparison) => void;
}

interface Given {
  readonly reason: string;
  readonly changed: string[];
  readonly force: boolean;
}

const titles = {
  compare: words.operator.compareOf,
  promote: words.operator.promoteOf,
  rollback: words.operator.rollbackOf,
};
const whys = {
  compare: words.operator.compareWhy,
  promote: words.operator.promoteWhy,
  rollback: words.operator.rollbackWhy,
};

export function ActDialog({ act, onClose, onCompared }: Props) {
  const operator = words.operator;
  const { client, sub } = useSession();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [changed, setChanged] = useState<string[]>([]);
  const [force, setForce] = useState(false);
  const [isSure, setSure] = useState(false);
  const doing = useMutation({
    mutationFn: () => perform(client, act, { reason, changed, force }),
    onSuccess: (outcome) => {
      void queries.invalidateQueries({ queryKey: [sub] });
      if (typeof outcome === 'string') return;
      onCompared(outcome);
      onClose();
    },
  });
  const refused = doing.error instanceof ProblemError ? doing.error : null;
  const against = refused?.problem?.errors ?? [];
  const done = typeof doing.data === 'string' ? doing.data : null;
  const needsSure = act.kind !== 'compare';
  return (
    <Dialog title={titles[act.kind](act.of)} onClose={onClose}>
      {done !== null ? (
        <Stack>
          <Alert color="teal" role="status">
            {done}
          </Alert>
          <Button variant="default" onClick={onClose} ml="auto">
            {operator.close}
          </Button>
        </Stack>
      ) : (
        <Stack>
          <Text size="sm">{whys[act.kind]}</Text>
          <Textarea
            label={operator.reason}
            description={operator.reasonWhy}
            value={reason}
            maxLength={500}
            autosize
            required
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {act.kind === 'compare' && (
            <TagsInput
              label={operator.expected}
              description={operator.expectedWhy}
              value={changed}
              onChange={setChanged}
              acceptValueOnBlur
            />
          )}
          {doing.isError && (
            <Alert color="red" title={doing.error.message}>
              {against.length > 1 && (
                <List size="sm">
                  {against.map(({ message }) => (
                    <List.Item key={message}>{message}</List.Item>
                  ))}
                </List>
              )}
            </Alert>
          )}
          {act.kind === 'promote' && against.length > 0 && (
            <Checkbox
              label={operator.force}
              checked={force}
              onChange={(event) => setForce(event.currentTarget.checked)}
            />
          )}
          {needsSure && (
            <Checkbox
              label={operator.sure}
              checked={isSure}
              onChange={(event) => setSure(event.currentTarget.checked)}
            />
          )}
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {operator.cancel}
            </Button>
            <Button
              disabled={!reason.trim() || (needsSure && !isSure)}
              loading={doing.isPending}
              onClick={() => doing.mutate()}
            >
              {operator[act.kind]}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}

/** What came of it: a comparison, or a sentence. */
async function perform(
  client: Client,
  { kind, of }: Act,
  { reason, changed, force }: Given,
): Promise<Comparison | string> {
  const operator = words.operator;
  const given = { client, throwOnError: true } as const;
  if (kind === 'compare') {
    const body = { reason, expect: { changed } };
    return (await postLineagesByLineageCompare({ ...given, path: { lineage: of }, body }))
      .data as unknown as Comparison;
  }
  const { data } =
    kind === 'promote'
      ? await postLineagesByLineagePromote({ ...given, path: { lineage: of }, body: { reason, force } })
      : await postProcessorsByProcessorRollback({ ...given, path: { processor: of }, body: { reason } });
  const moves = data.moves
    .map(({ lineage, former }) => operator.move(former as string | null, lineage as string | null))
    .join(', ');
  return (kind === 'promote' ? operator.promoted : operator.rolledBack)(moves || operator.nothingMoved);
}
