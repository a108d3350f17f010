import Fastify from 'fastify';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { validatorCompiler } from '../../../api/validation.js';

const app = Fastify();
app.setValidatorCompiler(validatorCompiler);
const Id = Type.Object({ id: Type.Integer({ minimum: -5, maximum: Number.MAX_SAFE_INTEGER }) });
app.get('/:id', { schema: { params: Id } }, ({ params }) => params as Promise<object>);
const ask = (id: string) => app.inject(`/${encodeURIComponent(id)}`);

it.each(['0', '-5', '12', '9007199254740991'])('an integer is taken as JSON writes it: %s', async (id) => {
  expect((await ask(id)).json()).toEqual({ id: Number(id) });
});

it.each([
  '9007199254740992',
  '9007199254740993',
  '-6',
  '007',
  '-0',
  '+1',
  '1.0',
  '1e3',
  ' 1',
  '0x1',
  '99999999999999999',
])('and nothing else, nor what is out of its range: %s', async (id) => {
  expect((await ask(id)).statusCode).toBe(400);
});
