import { defaultLogFields, type LogField } from '../../transforms/sources/cloudfront-realtime/log-fields.ts';

export type LogValues = Readonly<Partial<Record<LogField, string | number>>>;

/** CloudFront percent-encodes what could break the line; of that, the company's requests hold spaces only. */
const written = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '-' : String(value).replaceAll(' ', '%20');

/**
 * One request, every field of which the place is known, tabs between them.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html
 */
export const requestLine = (values: LogValues): string =>
  defaultLogFields.map((name) => written(values[name])).join('\t');
