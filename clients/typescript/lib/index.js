/** A typed client of the Repstream API: every call by name, problems as errors, and reads that show what was written before. */
import { createClient, createConfig } from './generated/client/index.js';
import { Positions } from './positions.js';
export { follow } from './follow.js';
export * from './generated/sdk.gen.js';
/** What the API refused, and why (RFC 9457). */
export class ProblemError extends Error {
    name = 'ProblemError';
    status;
    /** Null: it was not the API that answered, or nobody did. */
    problem;
    constructor(status, problem, cause) {
        super(problem?.detail ?? (status === 0 ? 'The API cannot be reached.' : `The API answered ${status}.`), { cause });
        this.status = status;
        this.problem = problem;
    }
}
/** A client that is signed in; what it refuses is thrown as a `ProblemError`. What was written with it is shown by what is read with it after. */
export function connect({ url = '', token, fetch }) {
    const client = createClient(createConfig({ baseUrl: url, auth: async () => (await token()) ?? undefined, ...(fetch && { fetch }) }));
    const positions = new Positions();
    client.interceptors.request.use((request) => {
        const after = request.method === 'GET' ? positions.header() : null;
        if (after)
            request.headers.set('repstream-after', after);
        return request;
    });
    client.interceptors.response.use((response) => {
        positions.note(response.headers.get('repstream-position'));
        return response;
    });
    client.interceptors.error.use((error, response) => isProblem(error) ? new ProblemError(error.status, error) : new ProblemError(response?.status ?? 0, null, error));
    return client;
}
const isProblem = (error) => typeof error === 'object' && error !== null && 'type' in error && 'detail' in error && 'status' in error;
