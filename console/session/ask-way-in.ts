/** How people sign in here, as the API says. */
import { connect, type GetSignInResponse, getSignIn } from '../../clients/typescript/lib/index';

const stranger = connect({ token: () => null });

export const askWayIn = async (): Promise<GetSignInResponse> =>
  (await getSignIn({ client: stranger, throwOnError: true })).data;
