/** FIT files for tests, written with the vendor's own encoder. */
import { Encoder, Profile } from '@garmin/fitsdk';

type Message = Readonly<Record<string, unknown>>;

/** A FIT file of these messages: kind (`record`, `set`, …) and fields. */
export function fitFile(type: string, ...messages: readonly (readonly [kind: string, fields: Message])[]): Uint8Array {
  const numbers = Object.fromEntries(Object.entries(Profile.MesgNum).map(([name, number]) => [name, Number(number)]));
  const encoder = new Encoder();
  const created = new Date('2024-03-05T10:00:00Z');
  encoder.onMesg(numbers.FILE_ID ?? 0, { type, manufacturer: 'development', timeCreated: created } as object);
  for (const [kind, fields] of messages) {
    const number = numbers[kind];
    if (number === undefined) throw new Error(`no FIT message ${kind}`);
    encoder.onMesg(number, fields as object);
  }
  return encoder.close();
}

/** Seconds after the start of the file's activity. */
export const into = (seconds: number): Date => new Date(Date.UTC(2024, 2, 5, 10) + seconds * 1_000);
