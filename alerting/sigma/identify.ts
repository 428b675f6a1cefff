import type { WrittenCorrelation } from './correlation.ts';
import type { WrittenFilter } from './filter.ts';
import type { DetectionIr } from './ir.ts';
import type { Metadata } from './metadata.ts';
import type { SigmaRule } from './rule.ts';
import type { Position, Problem } from './rule-error.ts';
import { derivedId } from './rule-id.ts';

/** What a document is about. */
export type Body =
  | { readonly kind: 'rule'; readonly detection: DetectionIr }
  | { readonly kind: 'correlation'; readonly written: WrittenCorrelation }
  | { readonly kind: 'filter'; readonly written: WrittenFilter };

/** A document that has been read, before it has its id. */
export interface Draft {
  readonly file: string;
  readonly metadata: Metadata;
  readonly body: Body;
  /** Where the rule's document gives its own id and name. */
  readonly idAt?: Position;
  readonly nameAt?: Position;
}

export interface Identified {
  readonly rule: SigmaRule;
  readonly body: Body;
}

/** A record of who has a name. The first to ask has it; later ones are told who, if they gave it themselves. */
function createRegister(problems: Problem[]) {
  const owners = new Map<string, Draft>();
  return (key: string, draft: Draft, at: Position | undefined): boolean => {
    const owner = owners.get(key.toLowerCase());
    if (owner === undefined) owners.set(key.toLowerCase(), draft);
    else if (at !== undefined) {
      const message = `"${key}" is also in ${owner.file}:${owner.metadata.line}: give this rule its own`;
      problems.push({ file: draft.file, ...at, message });
    }
    return owner === undefined;
  };
}

/**
 * Gives each document its id: its own, one derived from path and title where it has none. Of several that have an
 * id from an action of their file, the first has it. Ids and names that appear twice are problems.
 */
export function identify(drafts: readonly Draft[], problems: Problem[]): readonly Identified[] {
  const claimId = createRegister(problems);
  const claimName = createRegister(problems);
  const derive = (draft: Draft): string => {
    for (let repeat = 0; ; repeat++) {
      const id = derivedId(draft.file, draft.metadata.title, repeat);
      if (claimId(id, draft, undefined)) return id;
    }
  };
  return drafts.map((draft): Identified => {
    const { id: given, ...metadata } = draft.metadata;
    if (metadata.name !== undefined) claimName(metadata.name, draft, draft.nameAt);
    const id = given !== undefined && claimId(given, draft, draft.idAt) ? given : derive(draft);
    return { rule: { id, ...metadata, path: draft.file }, body: draft.body };
  });
}
