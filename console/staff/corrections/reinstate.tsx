/** Lets a workout that was voided count again, with the reason. */
import { Box, Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Refusal } from '../../parts/refusal';
import { words } from '../../words';
import { useAmend } from './use-amend';

const say = words.corrections;

export function Reinstate({ workout }: { readonly workout: string }) {
  const [reason, setReason] = useState('');
  const amend = useAmend();
  return (
    <Box mt={4}>
      {!amend.isSuccess && (
        <Group align="end" gap="sm">
          <TextInput
            label={say.reason}
            maxLength={500}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={reason.trim() === ''}
            loading={amend.isPending}
            onClick={() => amend.mutate({ workout, body: { reason, reinstated: {} } })}
          >
            {say.reinstate}
          </Button>
          {amend.isError && <Refusal error={amend.error} />}
        </Group>
      )}
      {/* Until the list follows; it is there before, since what comes with its words is often not read out. */}
      <Text size="sm" role="status">
        {amend.isSuccess && say.reinstated}
      </Text>
    </Box>
  );
}
