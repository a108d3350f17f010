/** The way in: ready-made people on the local stack, else the identity provider, or a token of it. */
import { Alert, Button, Card, Center, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { IconActivityHeartbeat, IconAlertCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { words } from '../words';
import { askWayIn } from './ask-way-in';
import { ProviderButton } from './provider-button';

interface Props {
  readonly onToken: (token: string, byProvider?: boolean) => void;
  /** Why the last token was refused. */
  readonly refused: string | null;
}

export function SignInPage({ onToken, refused }: Props) {
  const [token, setToken] = useState('');
  const { data } = useQuery({
    queryKey: ['sign-in'],
    queryFn: askWayIn,
    // The local stack may still be filling.
    refetchInterval: ({ state }) => (state.data?.provider || (state.data?.people.length ?? 0) > 3 ? false : 2_000),
  });
  const enter = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim()) onToken(token.trim());
  };
  const people = data?.people ?? [];
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w="100%" maw={440} gap="lg">
        <Group gap="xs" justify="center">
          <IconActivityHeartbeat size={34} color="var(--mantine-primary-color-filled)" aria-hidden />
          <Title order={1}>{words.product}</Title>
        </Group>
        {refused && (
          <Alert color="red" icon={<IconAlertCircle />} title={words.session.refused}>
            {refused}
          </Alert>
        )}
        {data?.provider && <ProviderButton provider={data.provider} onToken={onToken} />}
        {people.length > 0 && (
          <Card withBorder padding="lg">
            <Title order={2} mb={4}>
              {words.session.choose}
            </Title>
            <Text size="sm" c="dimmed" mb="md">
              {words.session.chooseWhy}
            </Text>
            <Stack gap="xs">
              {people.map(({ sub, name, role, token: theirs }) => (
                <Button
                  key={sub}
                  variant="default"
                  size="md"
                  justify="space-between"
                  rightSection={
                    <Text size="xs" c="dimmed">
                      {words.session.roles[role]}
                    </Text>
                  }
                  onClick={() => onToken(theirs)}
                >
                  {name}
                </Button>
              ))}
            </Stack>
          </Card>
        )}
        <Card withBorder padding="lg" component="form" onSubmit={enter}>
          <PasswordInput
            label={words.session.token}
            description={words.session.tokenWhy}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            autoComplete="off"
          />
          <Button type="submit" mt="md" disabled={!token.trim()}>
            {words.session.enter}
          </Button>
        </Card>
      </Stack>
    </Center>
  );
}
