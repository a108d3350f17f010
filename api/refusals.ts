/** What is refused is counted by its reason; what only somebody with ill will or a broken client sends is logged, without what they sent. */
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, type Registry } from 'prom-client';
import { Problem, type ProblemName, problems, tokenFaults } from './problem.js';

/** Refusals that an ordinary client of ours does not meet. */
const LOGGED: readonly ProblemName[] = [
  'unauthenticated',
  'claim-refused',
  'malformed-request',
  'body-too-large',
  'headers-too-large',
  'request-too-slow',
  'too-many-requests',
];
const isRefusal = (name: ProblemName) => problems[name].status < 500;
const reasonOf = ({ problem, token }: Problem) => (token ? `token-${token}` : problem);

export interface Refusals {
  /** Counts what is answered with a problem; of what is not even HTTP there is no request. */
  note(problem: Problem, request: Pick<FastifyRequest, 'method' | 'routeOptions'> | null): void;
  /** Shows the counts in these metrics. */
  showIn(registry: Registry): void;
}

export function watchRefusals(log: Pick<FastifyBaseLogger, 'warn'>): Refusals {
  const counter = new Counter({
    name: 'repstream_http_refused_total',
    help: 'Requests that were refused, by reason: the problem that was answered, or what of the token was wrong.',
    labelNames: ['reason'],
    registers: [],
  });
  const reasons = [
    ...(Object.keys(problems) as ProblemName[]).filter((name) => isRefusal(name) && name !== 'unauthenticated'),
    ...tokenFaults.map((fault) => `token-${fault}`),
  ];
  for (const reason of reasons) counter.inc({ reason }, 0);
  return {
    note(problem, request) {
      if (!isRefusal(problem.problem)) return;
      const reason = reasonOf(problem);
      counter.inc({ reason });
      if (!LOGGED.includes(problem.problem) || problem.token === 'missing') return;
      log.warn({ reason, method: request?.method, route: request?.routeOptions.url }, 'a request was refused');
    },
    showIn: (registry) => registry.registerMetric(counter),
  };
}

/** Of these a request has one: of two, what stands before us may have judged the other. */
const SINGLE = ['host', 'authorization'];

/** Refuses a request that says twice where it goes or who sends it. */
export function refuseDoubled(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ raw }) => {
    const names = raw.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
    const doubled = SINGLE.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
    if (doubled) throw new Problem('malformed-request', `The header ${doubled} stands there twice.`);
  });
}
