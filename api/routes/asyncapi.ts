/** /schemas/asyncapi.json: what stands on the log, for whoever writes to it or reads it. */
import { Type } from 'typebox';
import { asyncApi } from '../asyncapi.js';
import type { Routes } from '../dependencies.js';
import { VERSION } from '../version.js';

export const topicsDocument: Routes = async (app) => {
  const document = asyncApi(VERSION);
  app.get(
    '/schemas/asyncapi.json',
    {
      config: { access: 'public' },
      schema: { response: { 200: Type.Object({}, { additionalProperties: true, description: 'AsyncAPI 3.0.' }) } },
    },
    async () => document,
  );
};
