import type { FindPlace, Place } from '../../transforms/enrich/place.ts';

/** What MaxMind's test databases say of their example addresses, so that goldens need no database. */
const PLACES: Readonly<Record<string, Place>> = {
  '81.2.69.142': {
    geo: {
      country_iso_code: 'GB',
      country_name: 'United Kingdom',
      city_name: 'London',
      location: { lat: 51.5142, lon: -0.0931 },
    },
    as: { number: 20712, organization: { name: 'Andrews & Arnold Ltd' } },
  },
  '89.160.20.112': {
    geo: {
      country_iso_code: 'SE',
      country_name: 'Sweden',
      city_name: 'Linköping',
      location: { lat: 58.4167, lon: 15.6167 },
    },
    as: { number: 29518, organization: { name: 'Bredband2 AB' } },
  },
  '175.16.199.1': {
    geo: {
      country_iso_code: 'CN',
      country_name: 'China',
      city_name: 'Changchun',
      location: { lat: 43.88, lon: 125.3228 },
    },
  },
  '2001:218::1': {
    geo: { country_iso_code: 'JP', country_name: 'Japan', location: { lat: 35.68536, lon: 139.75309 } },
  },
};

export const findTestPlace: FindPlace = (ip) => (Object.hasOwn(PLACES, ip) ? structuredClone(PLACES[ip]) : undefined);
