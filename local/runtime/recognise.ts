import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { InputError, type InputFile } from '../files/find.ts';

/** Layouts that AWS gives its objects, which say what wrote them. */
const LAYOUTS: readonly { readonly key: RegExp; readonly source: SourceId }[] = [
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
  { key: /(^|\/)AWSLogs\/(o-[a-z0-9]+\/)?\d{12}\/CloudTrail\//, source: 'cloudtrail' },
];

/** A file and what wrote it: told by the user or by its key, never by its content. */
export interface KnownFile extends InputFile {
  readonly source: SourceId;
}

const byKey = ({ path }: InputFile): SourceId | undefined =>
  LAYOUTS.find(({ key }) => key.test(path.replaceAll('\\', '/')))?.source;

/** Throws InputError where a file's source is known neither from the user nor from its key. */
export function recognise(files: readonly InputFile[], told: SourceId | undefined): readonly KnownFile[] {
  const known = files.map((file) => ({ ...file, source: told ?? byKey(file) }));
  const unknown = known.filter(({ source }) => source === undefined);
  if (unknown.length > 0) {
    const more = unknown.length > 1 ? ` and ${unknown.length - 1} more` : '';
    throw new InputError(`what wrote ${unknown[0]?.path}${more}? Say it with --source`);
  }
  return known.flatMap(({ source, ...file }) => (source === undefined ? [] : [{ ...file, source }]));
}
