/** A typed client of the Repstream API: every call by name, problems as errors, and reads that show what was written before. */
import { type Client } from './generated/client/index.js';
import type { Problem } from './generated/types.gen.js';
export { type Following, follow } from './follow.js';
export type { Client } from './generated/client/index.js';
export * from './generated/sdk.gen.js';
export type * from './generated/types.gen.js';
/** What the API refused, and why (RFC 9457). */
export declare class ProblemError extends Error {
    readonly name = "ProblemError";
    readonly status: number;
    /** Null: it was not the API that answered, or nobody did. */
    readonly problem: Problem | null;
    constructor(status: number, problem: Problem | null, cause?: unknown);
}
export interface Connection {
    /** Where the API is, such as https://api.example.com; left out in a page: where it came from. */
    readonly url?: string;
    /** Asked before each request, so that a token may be renewed; null: nobody is signed in. */
    readonly token: () => string | null | Promise<string | null>;
    /** For tests and tracing. */
    readonly fetch?: typeof fetch;
}
/** A client that is signed in; what it refuses is thrown as a `ProblemError`. What was written with it is shown by what is read with it after. */
export declare function connect({ url, token, fetch }: Connection): Client;
