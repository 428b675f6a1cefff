const RECORD = {
  eventVersion: '1.11',
  eventTime: '2026-11-24T13:58:07Z',
  eventType: 'AwsApiCall',
  eventCategory: 'Management',
  recipientAccountId: '123456789012',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '81.2.69.142',
};

/** A CloudTrail record of a call. */
export const record = (eventName: string, eventSource = 'cloudtrail.amazonaws.com'): object => ({
  ...RECORD,
  eventID: `id-of-${eventName}`,
  eventSource,
  eventName,
});

/** A VPC flow line to a port. */
export const flow = (port: number): string =>
  `2 123456789012 eni-0a1b2c3d4e5f60718 10.0.1.5 81.2.69.142 49152 ${port} 6 30 18000 1795528740 1795528800 ACCEPT OK`;

export const NO_DATA = '2 123456789012 eni-0a1b2c3d4e5f60718 - - - - - - - 1795528740 1795528800 - NODATA';
