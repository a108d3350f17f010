/** The latest writer schema of a topic from the schema registry's Confluent API, and values as bytes under it. */
import avsc from 'avsc';

const SLAB_BYTES = 1 << 20;
const HEADER_BYTES = 5;

/** Encodes values of one topic in the Confluent wire format: a zero byte, the schema id in 4 bytes, the Avro body. */
export interface Encoder {
  readonly schemaId: number;
  encode(value: object): Buffer;
}

/** What the registry says about a subject: its latest schema, that it has none yet, or that nobody answers. */
export type LookUp =
  | { readonly found: true; readonly id: number; readonly schema: string }
  | { readonly found: false; readonly why: string };

/** Looks up the latest version of `<topic>-value`; `url` is the base of the Confluent API, user and password in it or not. Never throws. */
export async function latestSchema(url: string, topic: string): Promise<LookUp> {
  const subject = `${topic}-value`;
  const base = new URL(url);
  const headers: Record<string, string> = {};
  if (base.username) {
    const account = `${decodeURIComponent(base.username)}:${decodeURIComponent(base.password)}`;
    headers.authorization = `Basic ${Buffer.from(account).toString('base64')}`;
    base.username = base.password = '';
  }
  const registryUrl = base.href.replace(/\/+$/, '');
  try {
    const latest = `${registryUrl}/subjects/${encodeURIComponent(subject)}/versions/latest`;
    const response = await fetch(latest, { headers, signal: AbortSignal.timeout(5_000) });
    if (response.status === 404) {
      return {
        found: false,
        why: `the schema registry at ${registryUrl} has no ${subject} yet: run repstream topics apply`,
      };
    }
    if (!response.ok) {
      return { found: false, why: `the schema registry at ${registryUrl} answers ${response.status} for ${subject}` };
    }
    const { id, schema } = (await response.json()) as { id: number; schema: string };
    return { found: true, id, schema };
  } catch {
    return { found: false, why: `the schema registry at ${registryUrl} does not answer` };
  }
}

/**
 * An encoder under a registered schema.
 * Values are written one after the other into large slabs: an allocation per message would cost more than the encoding.
 */
export function encoder(topic: string, schemaId: number, schema: string): Encoder {
  const type = avsc.Type.forSchema(JSON.parse(schema) as avsc.Schema);
  let slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
  let position = 0;

  const encode = (value: object): Buffer => {
    let end: number;
    try {
      end = type.encode(value, slab, position + HEADER_BYTES);
    } catch (cause) {
      throw new Error(`not a value of ${topic}: ${whatIsWrong(type, value)}`, { cause });
    }
    if (end < 0) {
      if (position === 0) slab = Buffer.allocUnsafeSlow(HEADER_BYTES + slab.length - end);
      else slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
      position = 0;
      return encode(value);
    }
    slab.writeUInt8(0, position);
    slab.writeInt32BE(schemaId, position + 1);
    const bytes = slab.subarray(position, end);
    position = end;
    return bytes;
  };
  return { schemaId, encode };
}

function whatIsWrong(type: avsc.Type, value: object): string {
  const wrong: string[] = [];
  type.isValid(value, { errorHook: (path, bad) => wrong.push(`${path.join('.')} is ${JSON.stringify(bad)}`) });
  return wrong.join(', ') || 'a required field is missing';
}
