/** While nobody says who is signed in, since the API does not answer: that is no reason to sign in anew. */
import { Alert, Center } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { words } from '../words';

export function Unreachable({ error }: { readonly error: Error }) {
  return (
    <Center component="main" mih="100vh" p="md">
      <Alert maw={440} color="blue" icon={<IconAlertCircle />} title={words.session.unreachable} role="status">
        {error.message} {words.session.unreachableWhy}
      </Alert>
    </Center>
  );
}
