/** Signing in at an identity provider: the code flow with PKCE. Loaded only where there is one. */
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { GetSignInResponse } from '../../clients/typescript/lib/index';

export type Provider = NonNullable<GetSignInResponse['provider']>;

/** Where the provider sends people back to. */
const BACK = '/console/signed-in';

/** Ends with the tab: whoever sits down at this computer next is not signed in. */
const store = () => new WebStorageStateStore({ store: sessionStorage });

const clientOf = ({ issuer, clientId, scope }: Provider) =>
  new UserManager({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: `${location.origin}${BACK}`,
    post_logout_redirect_uri: `${location.origin}/console/`,
    userStore: store(),
    stateStore: store(),
    automaticSilentRenew: false,
  });

/** Goes to the provider; comes back to the page that was asked for. */
export const goAndSignIn = (provider: Provider): Promise<void> =>
  clientOf(provider).signinRedirect({ state: `${location.pathname}${location.search}${location.hash}` });

/** The token that the provider gives for the code in the address, and the page that was asked for. Throws what it says instead. */
export async function comeBack(provider: Provider): Promise<{ readonly token: string; readonly path: string }> {
  const { access_token: token, state } = await clientOf(provider).signinCallback().then(given);
  const path = typeof state === 'string' && state.startsWith('/console/') && state !== BACK ? state : '/console/';
  return { token, path };
}

const given = <User>(user: User | undefined): User => {
  if (!user) throw new Error('the provider gave no token');
  return user;
};

/** Signs out at the provider as well, which leads back to the way in; where it cannot be told, here alone. */
export async function goAndSignOut(provider: Provider): Promise<void> {
  const client = clientOf(provider);
  const user = await client.getUser();
  await client.removeUser();
  if (!user?.id_token || !(await client.metadataService.getEndSessionEndpoint())) return;
  await client.signoutRedirect({ id_token_hint: user.id_token });
}
