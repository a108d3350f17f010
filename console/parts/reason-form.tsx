/** A form that does nothing without a reason: what was decided is read again later, by whom it concerns too. */
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Refusal } from './refusal';

interface Props<Given> {
  readonly act: UseMutationResult<unknown, Error, Given>;
  /** What is sent, for this reason. */
  readonly given: (reason: string) => Given;
  readonly label: string;
  /** Who reads the reason, or what comes of it. */
  readonly why?: string;
  readonly save: string;
  readonly color?: string;
  /** What is said once it is done; left out: nothing. */
  readonly saved?: string | undefined;
  /** Whether the fields above are as they have to be. */
  readonly isReady?: boolean;
  readonly cancel?: { readonly label: string; readonly on: () => void };
  /** The fields above. */
  readonly children?: ReactNode;
}

export function ReasonForm<Given>(props: Props<Given>) {
  const { act, given, label, why, save, color, saved, isReady = true, cancel, children } = props;
  const [reason, setReason] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(given(reason), { onSuccess: () => setReason('') });
  };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        {children}
        <Group align="end" gap="sm">
          <TextInput
            label={label}
            description={why}
            required
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            flex={1}
            miw={200}
            maw={560}
          />
          <Button
            type="submit"
            {...(color && { color })}
            loading={act.isPending}
            disabled={!isReady || reason.trim() === ''}
          >
            {save}
          </Button>
          {cancel && (
            <Button variant="default" onClick={cancel.on}>
              {cancel.label}
            </Button>
          )}
        </Group>
        {act.isError && <Refusal error={act.error} />}
        {act.isSuccess && saved && (
          <Alert color="teal" role="status">
            {saved}
          </Alert>
        )}
      </Stack>
    </form>
  );
}
