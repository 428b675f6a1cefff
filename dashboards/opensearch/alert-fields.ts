import { type FieldCatalogue, field } from '../../transforms/ecs/catalogue.ts';

const { keyword, keywords, long, boolean, date, text } = field;

/** What an alert document (alerting/alert.ts) holds beside the shared ECS fields; its trimmed events stay unmapped. */
export const alertFields = {
  'event.sequence': long('Revision'),
  'rule.id': keyword('Rule id'),
  'rule.name': keyword('Rule'),
  'rule.description': text('What it means'),
  'rule.author': keywords('Author'),
  'rule.license': keyword('Licence'),
  'rule.reference': keywords('Reference'),
  'rule.level': keyword('Level'),
  'rule.ruleset': keyword('Rule set'),
  'threat.framework': keyword('Framework'),
  'threat.tactic.id': keywords('Tactic id'),
  'threat.tactic.name': keywords('Tactic'),
  'threat.technique.id': keywords('Technique id'),
  'threat.technique.name': keywords('Technique'),
  'firewatch.identity': keyword('Identity'),
  'firewatch.count': long('Events'),
  'firewatch.at_least': boolean('At least'),
  'firewatch.first_seen': date('First seen'),
  'firewatch.last_seen': date('Last seen'),
  'firewatch.late': boolean('Late'),
  'firewatch.mode': keyword('Mode'),
  'firewatch.source': keyword('Source'),
  'firewatch.resource': keyword('Resource'),
  'firewatch.false_positives': text('False positives'),
  'firewatch.next_steps': text('Next steps'),
  'firewatch.runbook': keyword('Runbook'),
  'firewatch.event_ids': keywords('Events by id'),
} as const satisfies FieldCatalogue;
