import { Hono } from 'hono';
import type { RuleResponse, RulesResponse } from '../../api.ts';
import type { RuleReader } from '../../data.ts';

export function ruleRoutes(rules: RuleReader): Hono {
  return new Hono()
    .get('/', async (context) => context.json({ rules: await rules.list() } satisfies RulesResponse))
    .get('/:id', async (context) => {
      const rule = await rules.get(context.req.param('id'));
      return rule
        ? context.json({ rule } satisfies RuleResponse)
        : context.json({ error: 'there is no such rule' }, 404);
    });
}
