import { HOME_REGION, PRODUCTION } from './company.ts';
import type { Caller } from './identities.ts';
import { type Random, uuid } from './random.ts';

/** One call, without what every record has. */
export interface Call {
  /** The service's host without `.amazonaws.com`. */
  readonly service: string;
  readonly name: string;
  readonly caller: Caller;
  readonly region?: string;
  readonly request?: Readonly<Record<string, unknown>> | null;
  readonly response?: Readonly<Record<string, unknown>> | null;
  readonly error?: { readonly code?: string; readonly message?: string };
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly type?: 'AwsApiCall' | 'AwsConsoleSignIn';
}

const READS = /^(Describe|List|Get|Lookup|Decrypt|GenerateDataKey|BatchGet|AssumeRole|Head)/;

const tlsOf = ({ caller, service, region }: Call) =>
  caller.identity['type'] === 'AWSService'
    ? {}
    : {
        tlsDetails: {
          tlsVersion: 'TLSv1.3',
          cipherSuite: 'TLS_AES_128_GCM_SHA256',
          clientProvidedHostHeader: `${service}.${region ?? HOME_REGION}.amazonaws.com`,
        },
      };

/**
 * One record as CloudTrail writes it; `at` is epoch milliseconds, the record knows seconds.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function cloudTrailRecord(call: Call, random: Random, at: number): string {
  const { service, name, caller, region = HOME_REGION, request = null, response = null, error, extra, type } = call;
  return JSON.stringify({
    eventVersion: '1.11',
    userIdentity: caller.identity,
    eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
    awsRegion: region,
    sourceIPAddress: caller.from,
    userAgent: caller.agent,
    errorCode: error?.code,
    errorMessage: error?.message,
    requestParameters: request,
    responseElements: response,
    ...extra,
    requestID: uuid(random),
    eventID: uuid(random),
    readOnly: READS.test(name),
    eventType: type ?? 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: PRODUCTION,
    eventCategory: 'Management',
    ...tlsOf(call),
    sessionCredentialFromConsole: caller.console && type !== 'AwsConsoleSignIn' ? 'true' : undefined,
  });
}
