import type { Network } from '../../search/ast.ts';
import { raw, type Statement, sql } from './statement.ts';

/**
 * DuckDB has no address type here, so networks are compared as text: version 4 by octets, version 6 written out to
 * 32 hexadecimal digits. Run once for each database.
 */
export const NETWORK_MACROS: readonly string[] = [
  `create or replace macro ipv6_groups(address) as trim(replace(address, '::', ':' || repeat('0:',
     8 - len(list_filter(string_split(address, ':'), lambda g: g <> '')))), ':')`,
  `create or replace macro ipv6_hex(address) as array_to_string(
     list_transform(string_split(ipv6_groups(address), ':'), lambda g: lpad(lower(g), 4, '0')), '')`,
  `create or replace macro ipv4_text(address) as
     case when starts_with(lower(address), '::ffff:') then substr(address, 8) else address end`,
];

const octetsOf = (hex: string): readonly number[] => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** First and last value of the part that the prefix cuts through, of `width` bits with `bits` fixed ones. */
const cutPart = (value: number, bits: number, width: number): readonly [first: number, last: number] => [
  value,
  value + 2 ** (width - bits) - 1,
];

function version4({ hex, bits }: Network, address: Statement): Statement {
  const octets = octetsOf(hex);
  const whole = Math.floor(bits / 8);
  if (whole === 4) {
    const text = octets.join('.');
    return sql`(${address} = ${text} or lower(${address}) = ${`::ffff:${text}`})`;
  }
  const prefix = octets.slice(0, whole).map((octet) => `${octet}.`);
  const [first, last] = cutPart(octets[whole] ?? 0, bits % 8, 8);
  const octet = sql`try_cast(split_part(ipv4_text(${address}), '.', ${raw(String(whole + 1))}) as integer)`;
  // A case, because the parts of an `and` are all worked out for every address.
  return sql`case when not contains(ipv4_text(${address}), ':') and starts_with(ipv4_text(${address}), ${prefix.join('')})
    then ${octet} between ${raw(String(first))} and ${raw(String(last))} else false end`;
}

function version6({ hex, bits }: Network, address: Statement): Statement {
  const whole = Math.floor(bits / 4);
  const prefix = sql`starts_with(ipv6_hex(${address}), ${hex.slice(0, whole)})`;
  const [first, last] = cutPart(Number.parseInt(hex[whole] ?? '0', 16), bits % 4, 4).map((n) => n.toString(16));
  const digit = sql`substr(ipv6_hex(${address}), ${raw(String(whole + 1))}, 1)`;
  const cut = whole === 32 ? sql`` : sql` and ${digit} between ${first ?? '0'} and ${last ?? 'f'}`;
  return sql`case when contains(${address}, ':') and not contains(${address}, '.') then ${prefix}${cut} else false end`;
}

/** Whether an address, as text, lies in the network. */
export const inNetwork = (network: Network, address: Statement): Statement =>
  network.version === 4 ? version4(network, address) : version6(network, address);
