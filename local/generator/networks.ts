/**
 * Where visitors come from: networks of MaxMind's test databases, of which free country databases also know a country.
 * `address` makes the n-th address; `edge` is the CloudFront location that answers.
 */
export interface Network {
  readonly country: string;
  readonly weight: number;
  readonly edge: string;
  readonly size: number;
  address(n: number): string;
}

const ipv4 = (prefix: string, first: number) => (n: number) => `${prefix}.${first + n}`;
const ipv6 = (prefix: string) => (n: number) => `${prefix}:${(n % 40) + 1}::${(1 + n).toString(16)}`;

const network = (
  country: string,
  weight: number,
  edge: string,
  size: number,
  address: Network['address'],
): Network => ({
  country,
  weight,
  edge,
  size,
  address,
});

export const NETWORKS: readonly Network[] = [
  network('GB', 16, 'LHR50-P4', 90, ipv4('81.2.69', 144)),
  network('GB', 2, 'MAN51-P1', 4, ipv4('2.125.160', 220)),
  network('SE', 16, 'ARN56-P1', 110, ipv4('89.160.20', 128)),
  network('US', 14, 'JFK52-P3', 60, ipv6('2a02:e980')),
  network('DE', 14, 'FRA56-P8', 90, ipv6('2a02:d180')),
  network('NO', 9, 'OSL50-P1', 60, ipv6('2a02:d140')),
  network('DK', 6, 'CPH50-P1', 40, ipv6('2a02:cf40')),
  network('FI', 5, 'HEL51-P2', 40, ipv6('2a02:e900')),
  network('PL', 4, 'WAW51-P2', 30, ipv6('2a02:d100')),
  network('CZ', 3, 'PRG50-P1', 20, ipv6('2a02:f000')),
  network('IT', 3, 'MXP63-P2', 20, ipv6('2a02:d1c0')),
  network('JP', 3, 'NRT57-P2', 20, ipv6('2001:240')),
  network('KR', 2, 'ICN57-P1', 12, ipv6('2001:270')),
  network('CN', 2, 'HKG62-P2', 20, ipv4('175.16.199', 100)),
  network('UA', 1, 'WAW51-P1', 8, ipv6('2a02:d300')),
];

/** Addresses that knock at closed ports all day, each with its favourite. */
export const KNOCKERS: readonly (readonly [address: string, port: number])[] = [
  ['175.16.199.20', 23],
  ['175.16.199.21', 445],
  ['175.16.199.33', 22],
  ['175.16.199.48', 3389],
  ['67.43.156.12', 22],
  ['67.43.156.71', 8080],
  ['67.43.156.90', 6379],
  ['202.196.224.19', 23],
  ['202.196.224.40', 1433],
  ['202.196.225.7', 5060],
  ['216.160.83.59', 8443],
  ['89.160.20.250', 5900],
];
