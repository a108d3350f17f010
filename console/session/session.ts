/** Who is signed in, and the client that calls for them. */
import { type Client, connect, type GetMeResponse } from '../../clients/typescript/lib/index';
import { fetchOrAhead } from '../reads/ahead';

const UNAUTHENTICATED = 401;

/** Somebody signed in. */
export interface Session {
  readonly client: Client;
  readonly sub: string;
  readonly role: GetMeResponse['role'];
  readonly gyms: readonly string[];
  /** What to call them. */
  readonly name: string;
  /** Whether there is a profile of them: an identity provider lets in whoever it knows. */
  readonly hasProfile: boolean;
  /** IANA zone in which times are shown to them. */
  readonly timeZone: string;
}

/** The gyms that somebody's lists are narrowed to; empty: they are of all gyms. */
export const gymsHeldTo = ({ role, gyms }: Pick<Session, 'role' | 'gyms'>): readonly string[] =>
  role === 'staff' ? gyms : [];

/** A client that calls with this token, and says when it is refused. */
export const clientOf = (token: string, onRefused = () => {}): Client =>
  connect({
    token: () => token,
    fetch: async (input, init) => {
      const answer = await fetchOrAhead(input, init);
      if (answer.status === UNAUTHENTICATED) onRefused();
      return answer;
    },
  });
