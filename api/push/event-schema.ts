/** Streams as OpenAPI describes them: one schema an event. */
import { type TSchema, Type } from 'typebox';

/** What a client that comes back says. */
export const LastEventId = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      description: 'The id that was received last: the stream goes on after it. EventSource sends it by itself.',
    }),
  ),
});

/** An event: its name, and its data, which is text on the wire and JSON within. */
export const eventOf = (event: string, description: string, data: TSchema) =>
  Type.Object(
    {
      event: Type.Literal(event),
      id: Type.String({ description: 'For Last-Event-ID; opaque.' }),
      data: Type.String({ contentMediaType: 'application/json', contentSchema: data }),
    },
    { title: event, description },
  );

const ownEvents = [
  eventOf(
    'reset',
    'Read all that you show again over HTTP; what follows continues that. The first event of a stream that goes on from nothing.',
    Type.Object({
      reason: Type.Enum(['began', 'promoted', 'retold', 'gone', 'behind'], {
        description:
          'began: you sent no Last-Event-ID; promoted: readers see other builds; retold: tasks tell everything anew; gone: the log no longer has what came after it; behind: it was too much to send.',
      }),
    }),
  ),
  eventOf(
    'dropped',
    'The last event before the stream is closed by us; come back with its id.',
    Type.Object({
      reason: Type.Enum(['slow', 'token_expired', 'forbidden', 'failed'], {
        description:
          'slow: you did not take what you were sent; token_expired: come back with another; forbidden: you may no longer; failed: something that we need is away.',
      }),
    }),
  ),
];

/** The answer of a stream that has these events, and those of all streams. */
export const streamOf = (events: readonly TSchema[]) => ({
  description: 'Events until either side ends it. A comment is sent every 15 s; `retry` says when to come back.',
  content: {
    'text/event-stream': {
      schema: Type.Union([...events, ...ownEvents], {
        description: 'One event of the stream; its data is JSON of the schema beside it.',
      }),
    },
  },
});
