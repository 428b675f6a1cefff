import { PRODUCTION } from './company.ts';

/** One flow as a network interface saw it; times are epoch seconds. */
export interface Flow {
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly protocol: number;
  readonly packets: number;
  readonly bytes: number;
  readonly start: number;
  readonly end: number;
  readonly action: 'ACCEPT' | 'REJECT';
}

/** The default format, version 2. https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
export function flowLine(interfaceId: string, flow: Flow): string {
  const { source, destination, sourcePort, destinationPort, protocol, packets, bytes, start, end, action } = flow;
  const traffic = `${source} ${destination} ${sourcePort} ${destinationPort} ${protocol} ${packets} ${bytes}`;
  return `2 ${PRODUCTION} ${interfaceId} ${traffic} ${start} ${end} ${action} OK`;
}

/** An interface without traffic in its window. */
export const noDataLine = (interfaceId: string, start: number, end: number): string =>
  `2 ${PRODUCTION} ${interfaceId} - - - - - - - ${start} ${end} - NODATA`;
