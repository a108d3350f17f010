/** `repstream check-device`: listens to one machine and says what its firmware has to fix; exit code 1 when there is something. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { anyAnswers } from '../../api/reachable.js';
import { readSettings } from '../../deploy/settings.js';
import { UserError } from '../../deploy/user-error.js';
import type { Heard } from '../device/accept.js';
import { followDevice } from '../device/follow.js';
import { lineOf, verdictText } from '../device/text.js';
import { DeviceWatch, kindOf } from '../device/verdict.js';
import { stopSignal } from '../running.js';

interface Options {
  readonly equipment: string;
  readonly seconds: number;
  readonly json?: boolean;
}

const MAX_SECONDS = 86_400;

function seconds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MAX_SECONDS) return value;
  throw new InvalidArgumentError(`Expected whole seconds from 1 to ${MAX_SECONDS}.`);
}

function identity(text: string): string {
  if (text.length > 0 && !text.includes('\0')) return text;
  throw new InvalidArgumentError('Expected the equipmentId that the machine writes as its key.');
}

export default function register(program: Command): void {
  program
    .command('check-device')
    .requiredOption('--equipment <id>', 'the machine, as it keys its records', identity)
    .option('--seconds <n>', 'how long to listen; Ctrl-C ends it earlier', seconds, 30)
    .action(check);
}

async function check({ equipment, seconds: patience, json }: Options): Promise<void> {
  const settings = readSettings();
  if (!(await anyAnswers(settings.kafkaBrokers)))
    throw new UserError(
      `no Kafka broker answers at ${settings.kafkaBrokers.join(',')}: start it, or set KAFKA_BROKERS`,
    );
  const signal = stopSignal();
  const records: Heard[] = [];
  let take = (heard: Heard): void => void records.push(heard);
  const following = await followDevice(equipment, settings, (heard) => take(heard));
  const watch = new DeviceWatch(following.isKnown);
  take = (heard) => {
    const remarks = watch.hear(heard);
    console.log(json ? JSON.stringify(messageOf(heard, remarks)) : lineOf(heard, remarks));
  };
  if (!json) console.log(`listening to telemetry of ${equipment} for ${patience} s`);
  for (const heard of records) take(heard);
  await delay(patience * 1_000, undefined, { signal }).catch(() => {});
  await following.stop();
  const verdict = watch.verdict();
  console.log(json ? JSON.stringify({ verdict: { equipmentId: equipment, ...verdict } }) : verdictText(verdict));
  process.exit(verdict.ok ? 0 : 1);
}

const messageOf = ({ partition, offset, receivedAt, event, refusal }: Heard, remarks: readonly string[]) => ({
  message: {
    partition,
    offset,
    receivedAt: new Date(receivedAt).toISOString(),
    sessionId: event?.sessionId ?? null,
    sequence: event?.sequence ?? null,
    kind: event && kindOf(event),
    parked: refusal,
    remarks,
  },
});
