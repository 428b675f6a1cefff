import type { LogSource } from '../sigma/index.ts';

const aws = (service: string): LogSource => ({ product: 'aws', service });

const WEBSERVER: LogSource = { category: 'webserver' };
const FIREWALL: LogSource = { category: 'firewall' };
const CONNECTION: LogSource = { category: 'network', service: 'connection' };
const DNS: readonly LogSource[] = [{ category: 'dns' }, { category: 'network', service: 'dns' }];

/**
 * What each source is to Sigma. The taxonomy names only CloudTrail of AWS; the other services are our names, and the
 * generic categories let rules for any web server, firewall or resolver apply.
 */
export const LOGSOURCES: Readonly<Record<string, readonly LogSource[]>> = {
  cloudtrail: [aws('cloudtrail')],
  'vpc-flow': [aws('vpcflow'), FIREWALL, CONNECTION],
  cloudfront: [aws('cloudfront'), WEBSERVER],
  'cloudfront-realtime': [aws('cloudfront'), WEBSERVER],
  waf: [aws('waf'), WEBSERVER],
  alb: [aws('elb'), aws('alb'), WEBSERVER],
  nlb: [aws('elb'), aws('nlb'), CONNECTION],
  clb: [aws('elb'), aws('clb'), WEBSERVER],
  's3-access': [aws('s3access'), WEBSERVER],
  'route53-resolver': [aws('route53resolver'), ...DNS],
  'route53-public': [aws('route53'), ...DNS],
  'network-firewall': [aws('networkfirewall'), FIREWALL, CONNECTION],
  guardduty: [aws('guardduty')],
  'security-hub': [aws('securityhub')],
  config: [aws('config')],
  inspector: [aws('inspector')],
  'access-analyzer': [aws('accessanalyzer')],
  macie: [aws('macie')],
  health: [aws('health')],
  'eks-audit': [aws('eksaudit'), { product: 'kubernetes', service: 'audit', category: 'application' }],
  'api-gateway': [aws('apigateway'), WEBSERVER],
  rds: [aws('rds'), { category: 'database' }],
  lambda: [aws('lambda')],
  'linux-auth': [
    { product: 'linux', service: 'auth' },
    { product: 'linux', service: 'sshd' },
    { product: 'linux', service: 'sudo' },
  ],
  'windows-event': [
    { product: 'windows', service: 'security' },
    { product: 'windows', service: 'system' },
    { product: 'windows', service: 'application' },
  ],
  'opensearch-audit': [aws('opensearchaudit')],
  'client-vpn': [aws('clientvpn')],
  workspaces: [aws('workspaces')],
  'fsx-windows': [aws('fsx')],
  msk: [aws('msk')],
  'redis-slowlog': [aws('elasticache')],
  'directory-service': [aws('directoryservice'), { product: 'windows', service: 'security' }],
  'web-access': [WEBSERVER, { product: 'apache', service: 'access' }, { product: 'nginx', service: 'access' }],
  ocsf: [aws('securitylake')],
  application: [{ category: 'application' }],
};
