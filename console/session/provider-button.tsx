/** The way in by an identity provider, there and back. */
import { Alert, Button, Loader, Stack } from '@mantine/core';
import { IconAlertCircle, IconLogin } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { words } from '../words';
import type { Provider } from './provider';

interface Props {
  readonly provider: Provider;
  readonly onToken: (token: string, byProvider: boolean) => void;
}

/** A code is good once: whoever asks twice shares the answer. */
let coming: Promise<{ readonly token: string; readonly path: string }> | null = null;

export function ProviderButton({ provider, onToken }: Props) {
  const [isGoing, setGoing] = useState(location.pathname.endsWith('/signed-in'));
  const [trouble, setTrouble] = useState<string | null>(null);
  const failed = (error: unknown) => {
    setGoing(false);
    setTrouble(error instanceof Error ? error.message : String(error));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is come to
  useEffect(() => {
    if (!isGoing) return;
    coming ??= import('./provider').then((module) => module.comeBack(provider));
    coming.then(({ token, path }) => {
      history.replaceState(null, '', path);
      onToken(token, true);
    }, failed);
  }, []);
  const go = () => {
    setGoing(true);
    import('./provider').then((module) => module.goAndSignIn(provider)).catch(failed);
  };
  return (
    <Stack>
      {trouble !== null && (
        <Alert color="red" icon={<IconAlertCircle />} title={words.session.refused}>
          {trouble}
        </Alert>
      )}
      <Button
        size="lg"
        fullWidth
        disabled={isGoing}
        leftSection={isGoing ? <Loader size="xs" aria-hidden /> : <IconLogin size={20} aria-hidden />}
        onClick={go}
      >
        {words.session.atProvider(new URL(provider.issuer).host)}
      </Button>
    </Stack>
  );
}
