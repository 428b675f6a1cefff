/** What a service is about, as far as ECS has a category for it; `configuration` is the rest. */
export type Domain = 'iam' | 'authentication' | 'file' | 'database' | 'network' | 'host' | 'configuration';

/** By the service's name in `eventSource`. */
const SERVICES: readonly (readonly [Domain, string])[] = [
  [
    'iam',
    'iam sso sso-directory sso-oauth identitystore organizations account cognito-idp cognito-identity ds ram ' +
      'rolesanywhere verifiedpermissions',
  ],
  ['authentication', 'sts signin'],
  ['file', 's3 s3-outposts s3express s3-object-lambda glacier elasticfilesystem fsx storagegateway workdocs ebs'],
  [
    'database',
    'rds rds-data dynamodb dax redshift redshift-data redshift-serverless elasticache memorydb docdb-elastic ' +
      'neptune-db neptune-graph timestream timestream-influxdb cassandra qldb qldb-session dsql athena sdb',
  ],
  [
    'network',
    'elasticloadbalancing cloudfront route53 route53resolver route53domains globalaccelerator directconnect ' +
      'network-firewall networkmanager vpc-lattice waf waf-regional wafv2 shield fms servicediscovery',
  ],
  ['host', 'ec2 autoscaling lightsail workspaces elasticmapreduce'],
];

const DOMAINS: ReadonlyMap<string, Domain> = new Map(
  SERVICES.flatMap(([domain, services]) => services.split(' ').map((service) => [service, domain] as const)),
);

/** Services that are about two things: what the noun begins with decides. */
const BY_NOUN: Readonly<Record<string, readonly [RegExp, Domain]>> = {
  ec2: [
    /^(?:Vpc|DefaultVpc|Subnet|DefaultSubnet|SecurityGroup|Network|Route|(?:Internet|Nat|Customer|Vpn|Transit|Carrier|Local|EgressOnlyInternet)Gateway|Vpn|ClientVpn|Address|PublicIpv4Pool|Ipam|Byoip|FlowLogs|DhcpOptions|(?:Managed)?PrefixList|TrafficMirror|VerifiedAccess|PrivateIpAddresses|Ipv6Addresses)/,
    'network',
  ],
  s3: [
    /^(?:Bucket[A-Z]|PublicAccessBlock|AccountPublicAccessBlock|AccessPoint|AccessGrant|MultiRegionAccessPoint|StorageLens)/,
    'configuration',
  ],
};

export function domainOf(service: string, noun: string): Domain {
  const split = Object.hasOwn(BY_NOUN, service) ? BY_NOUN[service] : undefined;
  if (split?.[0].test(noun)) return split[1];
  return DOMAINS.get(service) ?? 'configuration';
}
