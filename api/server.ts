/** The HTTP API: declared routes, one rule of access each, problems for whatever goes wrong. */
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { enforceAccess } from './access.js';
import { logAccesses } from './accesses.js';
import { answerProblems, clientErrors, frameworkErrors } from './answer-problems.js';
import { openCommands } from './commands/commands.js';
import { appendWithin, claimWithin } from './commands/log.js';
import { serveConsole } from './console.js';
import type { Dependencies } from './dependencies.js';
import { tellFreshness } from './freshness.js';
import { measure } from './metrics.js';
import { collectMethods, refuseOtherMethods, refuseUnacceptable } from './negotiation.js';
import { describe } from './openapi.js';
import { waitsForWrites } from './positions.js';
import { Problem } from './problem.js';
import { refuseDoubled, watchRefusals } from './refusals.js';
import { topicsDocument } from './routes/asyncapi.js';
import { awards } from './routes/awards.js';
import { benchmarks } from './routes/benchmarks.js';
import { bodyMeasurements } from './routes/body-measurements.js';
import { bodyMetrics } from './routes/body-metrics.js';
import { challengePreviews } from './routes/challenge-previews.js';
import { challengeProgress } from './routes/challenge-progress.js';
import { challengeTemplates } from './routes/challenge-templates.js';
import { challenges } from './routes/challenges.js';
import { changes } from './routes/changes.js';
import { dataQuality } from './routes/data-quality.js';
import { dataflow } from './routes/dataflow.js';
import { enrolments } from './routes/enrolments.js';
import { enteredWorkouts } from './routes/entered-workouts.js';
import { equipment } from './routes/equipment.js';
import { exercises } from './routes/exercises.js';
import { exportOfPerson } from './routes/export.js';
import { groups } from './routes/groups.js';
import { guestWorkouts } from './routes/guest-workouts.js';
import { gyms } from './routes/gyms.js';
import { insights } from './routes/insights.js';
import { judging } from './routes/judging.js';
import { leaderboards } from './routes/leaderboards.js';
import { lineages } from './routes/lineages.js';
import { live } from './routes/live.js';
import { liveStreams } from './routes/live-events.js';
import { me } from './routes/me.js';
import { memberStreams } from './routes/member-events.js';
import { memberProfile } from './routes/member-profile.js';
import { merges } from './routes/merges.js';
import { metrics } from './routes/metrics.js';
import { migrations } from './routes/migrations.js';
import { nextTargets } from './routes/next-target.js';
import { operations } from './routes/operations.js';
import { parked } from './routes/parked.js';
import { participation } from './routes/participation.js';
import { personalBests } from './routes/personal-bests.js';
import { plans } from './routes/plans.js';
import { programmes } from './routes/programmes.js';
import { signIn } from './routes/sign-in.js';
import { teams } from './routes/teams.js';
import { usage } from './routes/usage.js';
import { usageSummary } from './routes/usage-summary.js';
import { users } from './routes/users.js';
import { verification } from './routes/verification.js';
import { views } from './routes/views.js';
import { workouts } from './routes/workouts.js';
import { bearerVerifier } from './tokens.js';
import { refuseUndeclaredQueries, refuseUnstorableText, validatorCompiler } from './validation.js';
import { VERSION } from './version.js';

export type { Dependencies } from './dependencies.js';

const BODY_BYTES = 64 * 1024;
const REQUEST_MS = 30_000;
/** Who sends a byte now and then keeps a connection so long, and no longer. */
const HEADERS_MS = 10_000;
const LOOK_MS = 2_000;
const REQUESTS_PER_MINUTE = 1_200;
const WRITE_MS = 8_000;
const CLOSE_MS = 5_000;

/** Builds the API without opening a socket: `inject` requests, or `listen`. */
export function buildApi(dependencies: Dependencies): FastifyInstance {
  const { db, publisher, keys, positions, push, log } = dependencies;
  const {
    origins = [],
    requestsPerMinute = REQUESTS_PER_MINUTE,
    writeWithinMs = WRITE_MS,
    requestWithinMs = REQUEST_MS,
  } = dependencies;
  const refusals = watchRefusals(log);
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    requestTimeout: requestWithinMs,
    http: {
      headersTimeout: Math.min(HEADERS_MS, requestWithinMs),
      connectionsCheckingInterval: Math.min(LOOK_MS, requestWithinMs),
    },
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: true },
    frameworkErrors: frameworkErrors(refusals),
    clientErrorHandler: clientErrors(refusals),
  }).withTypeProvider<TypeBoxTypeProvider>();

  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  answerProblems(app, refusals);
  refuseDoubled(app);
  const scrape = measure(app, db, dependencies, refusals);
  // What stays open would keep the server from closing, and so would who connects and says nothing.
  app.addHook('preClose', async () => {
    push.end();
    setTimeout(() => app.server.closeAllConnections(), CLOSE_MS).unref();
  });
  // A kiosk within a gym may have no certificate: what it asks for here is not to be asked for by https.
  // Who signs in at a provider asks it for the token from the page.
  const connectSrc = ["'self'", ...(dependencies.provider ? [new URL(dependencies.provider.issuer).origin] : [])];
  app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, connectSrc } } });
  if (dependencies.console) serveConsole(app, dependencies.console);
  app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    strictPreflight: false,
    exposedHeaders: ['etag', 'preference-applied', 'repstream-as-of', 'repstream-position', 'retry-after'],
  });
  app.register(rateLimit, {
    max: requestsPerMinute,
    timeWindow: '1 minute',
    // After the token was verified: a gym's members share an address, not a limit.
    keyGenerator: ({ caller, ip }) => caller?.sub ?? ip,
    errorResponseBuilder: (_request, { after, max }) =>
      new Problem('too-many-requests', `More than ${max} requests in a minute; wait ${after}.`),
  });
  app.register(async (documented) => {
    await describe(documented, VERSION);
    documented.register(async (api) => {
      // Rows of JSON are a tenth of it when compressed, which a phone waits for. What is told by streams is told at once.
      await api.register(compress, { encodings: ['br', 'gzip'], globalDecompression: false });
      refuseUndeclaredQueries(api);
      const waits = waitsForWrites(api, db, positions);
      api.addHook('preHandler', waits.beforeAccess);
      enforceAccess(api, db, bearerVerifier(keys));
      const paths = collectMethods(api);
      api.addHook('onRequest', refuseUnacceptable);
      api.addHook('preValidation', refuseUnstorableText);
      api.addHook('preHandler', waits.afterAccess);
      tellFreshness(api, db);
      const [append, claim] = [appendWithin(writeWithinMs, publisher), claimWithin(writeWithinMs, publisher)];
      logAccesses(api, db, append);
      const given = { ...dependencies, commands: openCommands(db, append, claim) };
      for (const routes of [
        operations(scrape),
        signIn,
        topicsDocument,
        me,
        users,
        merges,
        bodyMeasurements,
        changes,
        exportOfPerson,
        metrics,
        memberProfile,
        personalBests,
        awards,
        bodyMetrics,
        workouts,
        guestWorkouts,
        enteredWorkouts,
        insights,
        challenges,
        programmes,
        plans,
        verification,
        benchmarks,
        challengePreviews,
        migrations,
        challengeTemplates,
        enrolments,
        challengeProgress,
        participation,
        teams,
        leaderboards,
        usage,
        usageSummary,
        dataQuality,
        groups,
        live,
        liveStreams,
        nextTargets,
        judging(scrape.countVerdict),
        memberStreams,
        equipment,
        gyms,
        exercises,
        views,
        dataflow,
        lineages,
        parked,
      ]) {
        await api.register(routes, given);
      }
      refuseOtherMethods(api, paths);
    });
  });
  return app;
}
