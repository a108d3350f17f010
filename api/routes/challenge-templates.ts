/** POST /v1/challenges/from-template: a challenge made of a calendar of daily tasks. */
import { Type } from 'typebox';
import type { Rule } from '../../rules/rule.js';
import { words } from '../../rules/words.js';
import { ADMIN, callerOf } from '../access.js';
import { RuleTree } from '../challenges/definition.js';
import { definitionOf, inTemplate, Template } from '../challenges/template.js';
import { accepted } from '../commands/commands.js';
import { refusal } from '../commands/versions.js';
import type { Routes } from '../dependencies.js';
import { Problem } from '../problem.js';
import { Accepted, Key, withDefault } from '../schemas.js';

const Asked = Type.Object(
  {
    ...Template.properties,
    dryRun: withDefault(Type.Boolean({ description: 'Show what would be written instead of writing it.' }), false),
  },
  { additionalProperties: false },
);
const Made = Type.Object({
  from: Type.String({ format: 'date-time' }),
  to: Type.String({ format: 'date-time' }),
  rule: RuleTree,
  sentence: Type.String({ description: 'What the rule asks for, in plain English.' }),
});
const Written = Type.Object({ ...Accepted.properties, version: Type.Integer({ description: 'Always the first.' }) });

export const challengeTemplates: Routes = async (app, { commands }) => {
  app.post(
    '/v1/challenges/from-template',
    {
      config: { access: ADMIN },
      schema: { headers: Key, body: Asked, response: { 200: Made, 202: Written } },
    },
    async (request, reply) => {
      const { dryRun, ...template } = request.body;
      const made = definitionOf(template);
      if ('errors' in made) throw refusal(made.errors);
      const { definition } = made;
      const placed = (error: unknown) => {
        if (!(error instanceof Problem) || !error.errors) throw error;
        throw refusal(inTemplate(template.daily, template.from, error.errors).map(endAsBegin));
      };
      if (dryRun) {
        await commands.challenges.check('', definition).catch(placed);
        const { from, to, rule } = definition;
        return reply.code(200).send({ from, to, rule, sentence: words(rule as Rule) });
      }
      const { sub } = callerOf(request);
      const create = (id: string) => commands.challenges.create(id, definition, sub).catch(placed);
      return reply.send({ ...accepted(reply, await commands.once(request, create)), version: 1 });
    },
  );
};

/** A template says no end: it follows from where it begins. */
const endAsBegin = ({ path, message }: { readonly path: string; readonly message: string }) => ({
  path: path === '/body/to' ? '/body/from' : path,
  message,
});
