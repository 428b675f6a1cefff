import type { Bucket } from './options.ts';

export type ErrorOutputType = 'processing-failed' | 'AmazonOpenSearchService-failed';

export interface KeyOptions {
  readonly stream: string;
  readonly bucket: Bucket;
  /** Set for failures. */
  readonly errorType?: ErrorOutputType;
  newId(): string;
}

const EXPRESSION = /!\{(firehose|timestamp):([^}]*)\}/g;
const DEFAULT_FOLDER = '!{timestamp:yyyy/MM/dd/HH}/';
const NAME_TIME = 'yyyy-MM-dd-HH-mm-ss';

/** The parts of Java's DateTimeFormatter that are in use, in UTC. */
function formatTime(pattern: string, time: number): string {
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = new Date(time)
    .toISOString()
    .split(/[-:T.]/);
  const parts: Readonly<Record<string, string>> = { yyyy: year, MM: month, dd: day, HH: hour, mm: minute, ss: second };
  return pattern.replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part] ?? part).replaceAll("'", '');
}

/** Without expressions Firehose appends its own folders, by plain concatenation. */
function patternOf({ bucket, errorType }: KeyOptions): string {
  const prefix = (errorType === undefined ? bucket.prefix : bucket.errorPrefix) ?? '';
  if (prefix.includes('!{')) return prefix;
  return errorType === undefined ? prefix + DEFAULT_FOLDER : `${prefix}${errorType}/${DEFAULT_FOLDER}`;
}

const extensionOf = ({ fileExtension, compression }: Bucket): string =>
  fileExtension ?? (compression === 'GZIP' ? '.gz' : '');

/**
 * Names objects as Firehose does, by the arrival of their oldest record.
 * https://docs.aws.amazon.com/firehose/latest/dev/s3-object-name.html, s3-prefixes.html
 */
export function createKeys(options: KeyOptions): (oldest: number) => string {
  const pattern = patternOf(options);
  const evaluate = (oldest: number) => (_: string, namespace: string, expression: string) =>
    namespace === 'timestamp'
      ? formatTime(expression, oldest)
      : expression === 'error-output-type'
        ? (options.errorType ?? '')
        : options.newId().replaceAll('-', '').slice(0, 11);
  return (oldest) => {
    const folder = pattern.replace(EXPRESSION, evaluate(oldest));
    return `${folder}${options.stream}-1-${formatTime(NAME_TIME, oldest)}-${options.newId()}${extensionOf(options.bucket)}`;
  };
}

/** One sentence for each broken rule about prefixes. */
export function prefixProblems({ prefix = '', errorPrefix }: Bucket): readonly string[] {
  const problems: string[] = [];
  if (prefix.includes('!{') && errorPrefix === undefined)
    problems.push('errorPrefix: needed where prefix has expressions');
  if (errorPrefix?.includes('!{') && !errorPrefix.includes('!{firehose:error-output-type}'))
    problems.push('errorPrefix: expected !{firehose:error-output-type} among its expressions');
  return problems;
}
