import { sourceIds } from '../../transforms/sources/catalogue.ts';
import { ALERT, ECS, SETTINGS, sourceComponent } from './component-template.ts';
import { ALERTS, type IndexBase, patternsOf, QUARANTINE, sourceBase } from './index-names.ts';

export interface IndexTemplate {
  readonly index_patterns: readonly string[];
  readonly composed_of: readonly string[];
  readonly priority: number;
}

/** Above what other tools install for `*` or `aws-*`. */
const PRIORITY = 500;

const template = (base: IndexBase, ...components: readonly string[]): IndexTemplate => ({
  index_patterns: patternsOf(base),
  composed_of: [SETTINGS, ECS, ...components],
  priority: PRIORITY,
});

/** Every index template, named after the family of indices it shapes. */
export const indexTemplates: Readonly<Record<string, IndexTemplate>> = {
  ...Object.fromEntries(sourceIds.map((id) => [sourceBase(id), template(sourceBase(id), sourceComponent(id))])),
  [QUARANTINE]: template(QUARANTINE),
  [ALERTS]: template(ALERTS, ALERT),
};
