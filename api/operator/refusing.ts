/** What the engine refuses, as the API says it. */
import { RepstreamError } from '../../engine/errors.js';
import { messageOf } from '../../engine/log.js';
import { Problem } from '../problem.js';

/** The code of the engine is for logs; people read what follows it. */
const sentence = (error: Error) => {
  const text = error.message.replace(/^REPSTREAM_\w+: /, '');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
};

/** Runs `work`; throws a 404 for what does not stand parked, a 409 for what the dataflow refuses, a 503 where the broker is away. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RepstreamError)
      throw new Problem(error.code === 'REPSTREAM_PARKED' ? 'not-found' : 'dataflow-refused', sentence(error), {
        cause: error,
      });
    if (error instanceof Error && error.name.startsWith('KafkaJS'))
      throw new Problem('unavailable', `Kafka does not answer: ${messageOf(error)}.`, { cause: error });
    throw error;
  }
}
