/** While nobody says who is signed in, since the API does not answer: that is no reason to sign in anew. */
import { Alert, Button, Center, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { words } from '../words';

interface Props {
  readonly error: Error;
  readonly isAsking: boolean;
  readonly again: () => void;
}

export function Unreachable({ error, isAsking, again }: Props) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Alert
        w="100%"
        maw={440}
        color="blue"
        icon={<IconPlugConnectedX />}
        title={words.session.unreachable}
        role="status"
      >
        <Text size="sm">
          {error.message} {words.session.unreachableWhy}
        </Text>
        <Button mt="sm" size="xs" variant="default" loading={isAsking} onClick={again}>
          {words.states.again}
        </Button>
      </Alert>
    </Center>
  );
}
