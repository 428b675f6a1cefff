/**
 * How a field's values are read. `claimed` numbers are written by clients and origins and may be anything; every other
 * number is CloudFront's own.
 */
export type LogFieldType = 'text' | 'whole' | 'port' | 'decimal' | 'claimed';

/**
 * Every documented field of a real-time record, in the order in which CloudFront delivers them, whatever the order in
 * which they were configured. Of the last two the place is not documented.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html#understand-real-time-log-config-fields
 */
export const LOG_FIELDS = {
  timestamp: 'decimal',
  'c-ip': 'text',
  's-ip': 'text',
  'time-to-first-byte': 'decimal',
  'sc-status': 'whole',
  'sc-bytes': 'whole',
  'cs-method': 'text',
  'cs-protocol': 'text',
  'cs-host': 'text',
  'cs-uri-stem': 'text',
  'cs-bytes': 'whole',
  'x-edge-location': 'text',
  'x-edge-request-id': 'text',
  'x-host-header': 'text',
  'time-taken': 'decimal',
  'cs-protocol-version': 'text',
  'c-ip-version': 'text',
  'cs-user-agent': 'text',
  'cs-referer': 'text',
  'cs-cookie': 'text',
  'cs-uri-query': 'text',
  'x-edge-response-result-type': 'text',
  'x-forwarded-for': 'text',
  'ssl-protocol': 'text',
  'ssl-cipher': 'text',
  'x-edge-result-type': 'text',
  'fle-encrypted-fields': 'whole',
  'fle-status': 'text',
  'sc-content-type': 'text',
  'sc-content-len': 'claimed',
  'sc-range-start': 'claimed',
  'sc-range-end': 'claimed',
  'c-port': 'port',
  'x-edge-detailed-result-type': 'text',
  'c-country': 'text',
  'cs-accept-encoding': 'text',
  'cs-accept': 'text',
  'cache-behavior-path-pattern': 'text',
  'cs-headers': 'text',
  'cs-header-names': 'text',
  'cs-headers-count': 'whole',
  'primary-distribution-id': 'text',
  'primary-distribution-dns-name': 'text',
  'origin-fbl': 'decimal',
  'origin-lbl': 'decimal',
  asn: 'whole',
  'cmcd-encoded-bitrate': 'claimed',
  'cmcd-buffer-length': 'claimed',
  'cmcd-buffer-starvation': 'text',
  'cmcd-content-id': 'text',
  'cmcd-object-duration': 'claimed',
  'cmcd-deadline': 'claimed',
  'cmcd-measured-throughput': 'claimed',
  'cmcd-next-object-request': 'text',
  'cmcd-next-range-request': 'text',
  'cmcd-object-type': 'text',
  'cmcd-playback-rate': 'claimed',
  'cmcd-requested-maximum-throughput': 'claimed',
  'cmcd-streaming-format': 'text',
  'cmcd-session-id': 'text',
  'cmcd-stream-type': 'text',
  'cmcd-startup': 'text',
  'cmcd-top-bitrate': 'claimed',
  'cmcd-version': 'claimed',
  'r-host': 'text',
  'sr-reason': 'text',
  'x-edge-mqcs': 'claimed',
  'distribution-tenant-id': 'text',
  'connection-id': 'text',
  'viewer-request-log-data': 'text',
  'viewer-response-log-data': 'text',
} as const satisfies Readonly<Record<string, LogFieldType>>;

export type LogField = keyof typeof LOG_FIELDS;

export const logFields = Object.keys(LOG_FIELDS) as readonly LogField[];

/** What a configuration delivers that takes every field whose place in the record is documented. */
export const defaultLogFields: readonly LogField[] = logFields.filter((name) => !name.startsWith('viewer-'));
