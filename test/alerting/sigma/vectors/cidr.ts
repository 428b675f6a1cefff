import type { Vector } from '../vector.ts';

export const cidr: readonly Vector[] = [
  {
    says: 'an IPv4 network',
    detection: 'selection: {ip|cidr: 10.0.0.0/8}\ncondition: selection',
    matches: [{ ip: '10.0.0.0' }, { ip: '10.255.255.255' }, { ip: '::ffff:10.1.2.3' }],
    misses: [
      { ip: '11.0.0.0' },
      { ip: '9.255.255.255' },
      { ip: 'ec2.amazonaws.com' },
      { ip: 'AWS Internal' },
      { ip: '010.0.0.1' },
      { ip: '10.0.0' },
      { ip: '10.0.0.1:443' },
      { ip: ' 10.0.0.1' },
      { ip: '10.0.0.256' },
      { ip: '' },
      { ip: 10 },
      { ip: null },
      {},
    ],
  },
  {
    says: 'prefixes that end inside an octet',
    detection: 'selection: {ip|cidr: 172.16.0.0/12}\ncondition: selection',
    matches: [{ ip: '172.16.0.1' }, { ip: '172.31.255.255' }],
    misses: [{ ip: '172.32.0.0' }, { ip: '172.15.255.255' }],
  },
  {
    says: 'one address',
    detection: 'selection: {ip|cidr: [192.0.2.1/32, 198.51.100.7]}\ncondition: selection',
    matches: [{ ip: '192.0.2.1' }, { ip: '198.51.100.7' }],
    misses: [{ ip: '192.0.2.0' }, { ip: '198.51.100.8' }],
  },
  {
    says: 'everything in IPv4',
    detection: 'selection: {ip|cidr: 0.0.0.0/0}\ncondition: selection',
    matches: [{ ip: '0.0.0.0' }, { ip: '255.255.255.255' }],
    misses: [{ ip: '2001:db8::1' }, { ip: 'x' }],
  },
  {
    says: 'an IPv6 network, however the address is written',
    detection: 'selection: {ip|cidr: 2001:db8::/32}\ncondition: selection',
    matches: [{ ip: '2001:db8::1' }, { ip: '2001:0DB8:ffff:0:0:0:0:1' }, { ip: '2001:db8::192.0.2.1' }],
    misses: [{ ip: '2001:db9::1' }, { ip: '10.0.0.1' }, { ip: '2001:db8::1%eth0' }, { ip: '2001:db8:::1' }],
  },
  {
    says: 'IPv6 prefixes that end inside a group',
    detection: 'selection: {ip|cidr: fe80::/10}\ncondition: selection',
    matches: [{ ip: 'fe80::1' }, { ip: 'febf::1' }],
    misses: [{ ip: 'fec0::1' }],
  },
  {
    says: 'everything in IPv6 is not IPv4',
    detection: "selection: {ip|cidr: '::/0'}\ncondition: selection",
    matches: [{ ip: '::' }, { ip: '2001:db8::1' }],
    misses: [{ ip: '10.0.0.1' }, { ip: '::ffff:10.0.0.1' }],
  },
  {
    says: 'a network of mapped addresses is the IPv4 network',
    detection: "selection: {ip|cidr: '::ffff:192.0.2.0/120'}\ncondition: selection",
    matches: [{ ip: '192.0.2.9' }, { ip: '::ffff:192.0.2.9' }],
    misses: [{ ip: '192.0.3.9' }],
  },
  {
    says: 'any network of a list',
    detection: "selection: {ip|cidr: [10.0.0.0/8, 'fc00::/7', 127.0.0.0/8]}\ncondition: selection",
    matches: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }, { ip: '127.0.0.1' }],
    misses: [{ ip: '128.0.0.1' }],
  },
  {
    says: 'not in a network holds for what is no address',
    detection: 'selection: {a: 1}\nfilter: {ip|cidr: 10.0.0.0/8}\ncondition: selection and not filter',
    matches: [{ a: 1, ip: 'ec2.amazonaws.com' }, { a: 1 }, { a: 1, ip: '192.0.2.1' }],
    misses: [{ a: 1, ip: '10.0.0.1' }],
  },
];
