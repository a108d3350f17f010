/** FIT files: activities, strength sets, weigh-ins. Fields and scales: the FIT profile as @garmin/fitsdk decodes it. */
import { Decoder, type FitMessages, Stream } from '@garmin/fitsdk';
import { profileMeasurement, scaleMeasurements } from './fit-body.js';
import { recordingsOf } from './fit-recording.js';
import { type ImportOptions, type Outcome, UnreadableFile } from './outcome.js';
import { sessionOf } from './recording.js';

const CRC_BYTES = 2;

/** Converts a FIT file. Throws UnreadableFile when it is cut off, damaged, or holds nothing of the kind. */
export function* fit(bytes: Uint8Array, options: ImportOptions): Generator<Outcome> {
  const messages = decode(bytes);
  const weighIns = scaleMeasurements(messages, options);
  const recordings = [...recordingsOf(messages)];
  if (weighIns.length === 0 && recordings.length === 0) {
    const type = messages.fileIdMesgs?.[0]?.type ?? 'unknown';
    throw new UnreadableFile(`no activity, set or weigh-in in this FIT file (its type is ${type})`);
  }
  yield* weighIns;
  for (const [index, recording] of recordings.entries()) {
    if ('kind' in recording) {
      yield recording;
      continue;
    }
    const outcome = sessionOf(recording, options);
    if (index === 0 && outcome.kind === 'session') yield* profileMeasurement(messages, outcome, options);
    yield outcome;
  }
}

function decode(bytes: Uint8Array): FitMessages {
  const header = bytes[0] ?? 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const promised = bytes.length >= 8 ? header + view.getUint32(4, true) + CRC_BYTES : 0;
  if (!Decoder.isFIT(Stream.fromBuffer(bytes))) throw new UnreadableFile('not a FIT file (its header is damaged)');
  if (bytes.length < promised) {
    throw new UnreadableFile(`the FIT file is cut off: ${bytes.length} of ${promised} bytes are there`);
  }
  if (!new Decoder(Stream.fromBuffer(bytes)).checkIntegrity()) {
    throw new UnreadableFile(
      'the FIT file is damaged: its checksum (CRC) does not match; copy it from the device again',
    );
  }
  const { messages, errors } = new Decoder(Stream.fromBuffer(bytes)).read();
  if (errors[0]) throw new UnreadableFile(`the FIT file is damaged (${errors[0].message})`, { cause: errors[0] });
  return messages;
}
