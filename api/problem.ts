/** Every way a request can fail, as RFC 9457 problem details. */

/** The closed list: the last part of a problem's `type`, its HTTP status and its title. */
export const problems = {
  'invalid-request': { status: 400, title: 'A field of the request is not valid' },
  'malformed-request': { status: 400, title: 'The request cannot be read' },
  unauthenticated: { status: 401, title: 'A valid bearer token is needed' },
  forbidden: { status: 403, title: 'You may not do this' },
  'claim-refused': { status: 403, title: 'The claim token is not valid for this session' },
  'not-found': { status: 404, title: 'There is no such thing, or you may not see it' },
  'method-not-allowed': { status: 405, title: 'The path has no such method' },
  'not-acceptable': { status: 406, title: 'None of the accepted media types can be given' },
  'request-too-slow': { status: 408, title: 'The request did not come in time' },
  'already-owned': { status: 409, title: 'The session has an owner' },
  'cannot-join': { status: 409, title: 'The challenge or programme cannot be joined' },
  'dataflow-refused': { status: 409, title: 'The dataflow cannot be changed like this' },
  'display-name-taken': { status: 409, title: 'Somebody else is shown under this name' },
  erased: { status: 409, title: 'This person was erased' },
  parked: { status: 409, title: 'What was written stands parked' },
  merged: { status: 409, title: 'Ids of this person were merged' },
  'moved-on': { status: 412, title: 'The record changed since it was read' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'precondition-required': { status: 428, title: 'If-Match is needed' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'too-many-streams': { status: 429, title: 'Too many streams of yours are open' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something of ours failed' },
  'cannot-sign': { status: 501, title: 'This process has no key to sign with' },
  'not-yet': { status: 503, title: 'The views have not come past what was written' },
  'streams-full': { status: 503, title: 'This process has no stream left to give' },
  unavailable: { status: 503, title: 'A service that Repstream needs is away' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof problems;

/** What can be wrong with a token. */
export const tokenFaults = [
  'missing',
  'malformed',
  'expired',
  'not-yet-valid',
  'wrong-audience',
  'wrong-issuer',
  'wrong-key',
  'wrong-algorithm',
  'wrong-claims',
] as const;
export type TokenFault = (typeof tokenFaults)[number];

/** What is wrong with one field: a JSON pointer whose first part is `body`, `query`, `path` or `headers`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** What a read that waited for a write says of what holds it up. */
export interface HeldUp {
  /** Events that tasks have still to fold, by processor and topic. */
  readonly behind?: readonly { readonly processor: string; readonly topic: string; readonly events: number }[];
  /** What stands parked: `repstream parked show <parkedId>`. */
  readonly parkedId?: number;
}

interface Extras {
  readonly errors?: readonly FieldError[];
  readonly heldUp?: HeldUp;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
  /** What of a token was wrong. */
  readonly token?: TokenFault;
}

/** Seconds after which a client may try again when something is away. */
export const RETRY_AFTER_S = 2;

/** A failure of the closed list; throw it anywhere in a request. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly errors: readonly FieldError[] | undefined;
  readonly heldUp: HeldUp | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly token: TokenFault | undefined;

  constructor(problem: ProblemName, detail: string, { errors, heldUp, headers = {}, cause, token }: Extras = {}) {
    super(detail, { cause });
    this.problem = problem;
    this.errors = errors;
    this.heldUp = heldUp;
    this.token = token;
    this.headers = problems[problem].status === 503 ? { 'retry-after': String(RETRY_AFTER_S), ...headers } : headers;
  }

  get status(): number {
    return problems[this.problem].status;
  }

  /** The body of the answer; `instance` is the path that was asked for. */
  details(instance: string) {
    return {
      type: `urn:repstream:problem:${this.problem}`,
      title: problems[this.problem].title,
      status: this.status,
      detail: this.message,
      instance,
      ...(this.errors && { errors: this.errors }),
      ...this.heldUp,
    };
  }
}

/** A 400 about one field. */
export const invalid = (path: string, message: string) =>
  new Problem('invalid-request', `${path} ${message}`, { errors: [{ path, message }] });
