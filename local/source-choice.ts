import { ConfigError, type SourceOptions } from '../transforms/core/source.ts';
import { isSourceId, type SourceId, sourceIds } from '../transforms/sources/catalogue.ts';
import { InputError } from './files/find.ts';

/** The source that a user named. Throws InputError. */
export function chooseSource(id: string): SourceId {
  if (isSourceId(id)) return id;
  throw new InputError(`unknown source ${JSON.stringify(id)}: choose one of ${sourceIds.join(', ')}`);
}

/** Formats that a user may give on the command line, under the names of the sources' options. */
export interface FormatFlags {
  readonly format?: string;
  readonly fields?: string;
}

const TAKES: Readonly<Partial<Record<SourceId, keyof FormatFlags>>> = {
  'vpc-flow': 'format',
  'cloudfront-realtime': 'fields',
};

/** The options of a source from the flags. Throws ConfigError where a flag is not one of this source's. */
export function optionsOf(source: SourceId, flags: FormatFlags): SourceOptions {
  const given = (['format', 'fields'] as const).filter((flag) => flags[flag] !== undefined);
  const wrong = given.filter((flag) => TAKES[source] !== flag);
  if (wrong.length > 0) throw new ConfigError(wrong.map((flag) => `--${flag} is not an option of ${source}`));
  return Object.fromEntries(given.map((flag) => [flag, flags[flag]]));
}
