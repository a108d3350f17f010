/** On the phone of who scanned the code of a machine: the session there becomes theirs. */
import { Alert, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { postLiveSessionsByIdClaim } from '../../clients/typescript/lib/index';
import { Page } from '../parts/page';
import { Empty } from '../parts/shown';
import { isWorthRetrying } from '../reads/retry';
import { useSession } from '../session/signed-in';
import { words } from '../words';

export function ClaimPage() {
  const { session } = useParams({ strict: false }) as { session: string };
  const token = useRouterState({ select: ({ location }) => location.hash });
  const { client } = useSession();
  const claim = useMutation({
    mutationFn: () => postLiveSessionsByIdClaim({ client, throwOnError: true, path: { id: session }, body: { token } }),
  });
  // The same code would be refused again.
  const isRefused = claim.error !== null && !isWorthRetrying(0, claim.error);
  return (
    <Page title={words.claim.title}>
      <Card withBorder padding="lg" component="section">
        {!token ? (
          <Empty say={words.claim.noCode} />
        ) : claim.isSuccess ? (
          <Stack>
            <Alert color="teal" role="status">
              {words.claim.done}
            </Alert>
            <Group>
              <Button component={Link} to="/now">
                {words.claim.look}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Stack>
            <Text>{words.claim.why}</Text>
            {claim.isError && <Alert color="red">{claim.error.message}</Alert>}
            <Group>
              {isRefused ? (
                <Button component={Link} to="/" variant="default">
                  {words.claim.home}
                </Button>
              ) : (
                <Button size="lg" loading={claim.isPending} onClick={() => claim.mutate()}>
                  {words.claim.claim}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Card>
    </Page>
  );
}
