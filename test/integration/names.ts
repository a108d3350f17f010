/** A server of names that says of every name what a test wants it to. */
import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

const A = 1;

/** Answers questions for IPv4 with these addresses, for others with none; null: it never answers. Gives its address. */
export async function nameServer(addresses: readonly string[] | null): Promise<{ address: string; close(): void }> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    if (addresses) socket.send(answerTo(question, addresses), port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  return { address: `127.0.0.1:${port}`, close: () => socket.close() };
}

/** RFC 1035, 4.1: the head, the question as it came, and a record for each address that points to its name. */
function answerTo(message: Buffer, addresses: readonly string[]): Buffer {
  const end = message.indexOf(0, 12) + 5;
  const records = message.readUInt16BE(end - 4) === A ? addresses.map(recordOf) : [];
  const head = Buffer.from(message.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt16BE(0, 10);
  return Buffer.concat([head, message.subarray(12, end), ...records]);
}

const recordOf = (address: string) =>
  Buffer.from([0xc0, 0x0c, 0, A, 0, 1, 0, 0, 0, 0, 0, 4, ...address.split('.').map(Number)]);
