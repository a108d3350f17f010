import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { shapeOf } from '../../../../api/push/event-json.js';
import { memberEvents } from '../../../../api/push/member-topics.js';
import { challengeResults } from '../../../../schemas/topics.js';

it('an event says times in ISO 8601, and is as its schema says', () => {
  const { schema, json } = shapeOf(challengeResults);
  const told = json({
    ...{ userId: 'ana', enrolledFor: null, challengeId: 'c', version: 1, teamId: null, fraction: 0.5, complete: false },
    ...{ completedAt: null, tier: null, joinedAt: 0, evidenceUntil: 1_000 },
    reached: [{ kind: 'TIER', name: 'gold', at: 2_000 }],
  } as never);
  expect(told).toMatchObject({
    ...{ completedAt: null, joinedAt: '1970-01-01T00:00:00.000Z', evidenceUntil: '1970-01-01T00:00:01.000Z' },
    reached: [{ kind: 'TIER', name: 'gold', at: '1970-01-01T00:00:02.000Z' }],
  });
  expect(Value.Check(schema, told)).toBe(true);
  expect(Value.Check(schema, { ...(told as object), joinedAt: 5 })).toBe(false);
});

it('every topic that is pushed has a schema whose fields say what they mean', () => {
  for (const { shape } of memberEvents) {
    const { properties } = shape.schema as { properties?: Record<string, { description?: string }> };
    for (const { description } of Object.values(properties ?? {})) expect(description).toBeTruthy();
  }
});
