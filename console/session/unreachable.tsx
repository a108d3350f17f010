/** While nobody says who is signed in, since the API does not answer: that is no reason to sign in anew. */
import { Center, Stack, Text, Title } from '@mantine/core';
import { words } from '../words';

export const Unreachable = () => (
  <Center component="main" mih="100vh" p="md">
    <Stack maw={440} role="status">
      <Title order={1}>{words.session.unreachable}</Title>
      <Text>{words.session.unreachableWhy}</Text>
    </Stack>
  </Center>
);
