/** Turns whatever goes wrong in a request into a problem of the closed list. */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isOutage } from './database.js';
import { Problem, type ProblemName } from './problem.js';
import type { Refusals } from './refusals.js';
import { validationProblem } from './validation.js';

const MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** Fastify's own refusals by status. */
const byStatus: Readonly<Record<number, ProblemName>> = {
  404: 'not-found',
  406: 'not-acceptable',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
};

/** The problem that an error is; what nobody foresaw is `internal`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isOutage(error)) {
    return new Problem('unavailable', 'Postgres cannot be reached, or the views are not built yet.', { cause: error });
  }
  const { validation, validationContext, statusCode = 500, message } = error as FastifyError;
  if (validation) return validationProblem(validationContext ?? 'body', validation);
  if (statusCode < 400 || statusCode > 499) {
    return new Problem('internal', 'This was not foreseen; it is in the log under the time of the answer.', {
      cause: error,
    });
  }
  return new Problem(byStatus[statusCode] ?? 'malformed-request', sentence(message), { cause: error });
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

function send(refusals: Refusals, problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  refusals.note(problem, request);
  if (problem.status === 500)
    request.log.error({ err: problem.cause, method: request.method, url: request.url }, 'a request failed');
  const [path = '/'] = request.url.split('?');
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type(MEDIA_TYPE)
    .serializer(JSON.stringify)
    .send(problem.details(path));
}

/** Answers errors before a route was found: a path that is not well-formed. */
export const frameworkErrors =
  (refusals: Refusals) => (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    send(refusals, problemOf(error), request, reply);

/** Answers what is not even HTTP, on the bare socket. */
export const clientErrors = (refusals: Refusals) => (error: Error & { code?: string }, socket: Socket) => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = unreadable(error.code);
  refusals.note(problem, null);
  const body = JSON.stringify(problem.details('/'));
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: ${MEDIA_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};

function unreadable(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large', 'Send headers of 16 kB at most.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request-too-slow', 'Send the request without pauses.');
  return new Problem('malformed-request', 'This is not an HTTP request that can be read.');
}

/** Answers every error of routes, and paths that do not exist. */
export function answerProblems(app: FastifyInstance, refusals: Refusals): void {
  app.setErrorHandler((error, request, reply) => send(refusals, problemOf(error), request, reply));
  app.setNotFoundHandler((request, reply) =>
    send(
      refusals,
      new Problem('not-found', `There is no ${request.method} ${request.url.split('?')[0]}.`),
      request,
      reply,
    ),
  );
}
