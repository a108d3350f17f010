/**
 * Every command, in the order in which help lists them. The command `x` is the file commands/x.ts, imported only when it is asked for:
 *
 *     export default function register(program: Command): void {
 *       program
 *         .command('x')
 *         .option('--gyms <n>', 'how many gyms', wholeNumber, 1)
 *         .action(async (options: { gyms: number; json?: boolean }) => { … });
 *     }
 *
 * The description comes from this list, and every command gets --json (`options.json`): with it, standard output is one JSON value
 * or one per line. What a user can put right is thrown as UserError (deploy/user-error.ts) or any error whose `code` begins with
 * REPSTREAM_: printed as `repstream: <message>`, exit code 1. Any other error is a bug of ours and shows its stack.
 */
export const commands = [
  {
    name: 'up',
    description: 'start everything on this machine: broker, registry, Postgres, Repstream and two simulated gyms',
  },
  { name: 'status', description: 'what is behind, and why' },
  { name: 'doctor', description: 'check what this machine has and what can be reached, and say what to do' },
  { name: 'process', description: 'run the processors' },
  { name: 'api', description: 'serve the HTTP API' },
  { name: 'scheduler', description: "write the broker's time on the log every 5 s" },
  { name: 'issue', description: 'give awards, tell people of them, and send that to webhooks' },
  { name: 'webhooks', description: 'where notices are sent: add, list, test, remove' },
  { name: 'simulate', description: 'run virtual gyms' },
  { name: 'import', description: 'import FIT, TCX, Strong or Hevy files' },
  { name: 'topics', description: 'create topics and register schemas, or list them' },
  { name: 'views', description: 'builds of the views: list, build, compare, promote, roll back, retire' },
  { name: 'verify', description: 'derive a view again from the log and compare it, row for row' },
  { name: 'purge', description: 'delete the verified beginning of a topic that is kept only until then' },
  {
    name: 'challenges',
    description: 'what members can take part in: list, show, check files, apply them, move who is in one',
  },
  {
    name: 'programmes',
    description: 'templates of training, from which plans are made: list, check files, apply them, move who is in one',
  },
  { name: 'enrol', description: 'have somebody join a challenge or a programme, or leave it' },
  {
    name: 'benchmark',
    description: 'what people did in tests of fitness: record, correct, void, list; who falls short is enrolled',
  },
  {
    name: 'verification',
    description: 'who did what a programme requires: as a table, or as a signed document that is checked offline',
  },
  { name: 'analytics', description: 'what analysts read: let somebody in, write it to Parquet files' },
  { name: 'parked', description: 'what was set aside: list, show, make a test of it, fold again, give up' },
  { name: 'erase', description: 'take a person out of every view, for good' },
  { name: 'republish', description: 'have a task tell everything again, to mend what its readers miss' },
  { name: 'audit', description: 'check that all that was read, folded and put out adds up' },
  { name: 'explain', description: 'the facts behind one row of a view' },
  { name: 'graph', description: 'print the dataflow' },
  { name: 'check-device', description: "judge a machine's telemetry while it comes in" },
  { name: 'token', description: 'issue a token for the API' },
] as const;
