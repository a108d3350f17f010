/** How what has versions is written over HTTP, challenges and programmes alike: what is put is a new version, and so is that it is withdrawn. */
import { type TSchema, Type } from 'typebox';
import { type Access, callerOf } from '../access.js';
import { accepted } from '../commands/commands.js';
import type { Writer, WrittenVersion } from '../commands/versions.js';
import type { Routes } from '../dependencies.js';
import { Accepted, IdInPath, IfMatch, MAX_INT } from '../schemas.js';

/** Which version is read. */
export const VersionQuery = Type.Object(
  { version: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_INT, description: 'Left out: the last one.' })) },
  { additionalProperties: false },
);
export const WrittenAs = Type.Object({
  ...Accepted.properties,
  version: Type.Integer({ description: 'The version that it is.' }),
});

interface Versioned<Body extends TSchema> {
  /** Of one: `/v1/challenges/:id`. */
  readonly path: string;
  readonly access: { readonly put: Access; readonly withdraw: Access };
  readonly body: Body;
  readonly put: (id: string, body: Type.Static<Body>, writer: Writer) => Promise<WrittenVersion>;
  readonly withdraw: (id: string, writer: Writer) => Promise<WrittenVersion>;
}

/** `PUT` and `DELETE` of one, each against the state that the writer has seen. */
export function writeVersions<Body extends TSchema>(
  app: Parameters<Routes>[0],
  { path, access, body, put, withdraw }: Versioned<Body>,
): void {
  app.put(
    path,
    {
      config: { access: access.put },
      schema: { params: IdInPath, headers: IfMatch, body, response: { 202: WrittenAs } },
    },
    async (request, reply) => {
      const writer = { by: callerOf(request).sub, ifMatch: request.headers['if-match'] };
      const written = await put(request.params.id, request.body as Type.Static<Body>, writer);
      return { ...accepted(reply, written), version: written.version };
    },
  );

  app.delete(
    path,
    {
      config: { access: access.withdraw },
      schema: { params: IdInPath, headers: IfMatch, response: { 202: WrittenAs } },
    },
    async (request, reply) => {
      const writer = { by: callerOf(request).sub, ifMatch: request.headers['if-match'] };
      const written = await withdraw(request.params.id, writer);
      return { ...accepted(reply, written), version: written.version };
    },
  );
}
