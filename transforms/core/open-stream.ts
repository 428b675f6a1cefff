import { isSourceId } from '../sources/catalogue.ts';
import { sources } from '../sources/index.ts';
import { createNormalizer, type Enrich } from './normalize.ts';
import type { SourceOptions } from './source.ts';
import type { IndexSetting, OpenSource, OpenStream } from './transform.ts';

export interface StreamSettings {
  readonly sources: Readonly<Record<string, SourceOptions>>;
  readonly index?: Readonly<Record<string, IndexSetting>>;
}

/** Opens the sources of one stream. Throws ConfigError where a source's options are wrong. */
export function openStream({ sources: chosen, index = {} }: StreamSettings, enrich: Enrich): OpenStream {
  const opened = Object.entries(chosen).flatMap(([id, options]): readonly OpenSource[] => {
    if (!isSourceId(id)) return [];
    const source = sources[id];
    return [
      { id, source, normalize: createNormalizer({ id, source, options, enrich }), index: index[id] ?? { kind: 'all' } },
    ];
  });
  return { only: opened.length === 1 ? opened[0] : undefined, named: new Map(opened.map((open) => [open.id, open])) };
}
