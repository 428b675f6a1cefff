import { type CityResponse, Reader } from 'maxmind';
import type { Endpoint, GeoFields } from '../ecs/event.ts';
import type { FindPlace, Place } from './place.ts';

interface Named {
  readonly iso_code?: string;
  readonly code?: string;
  readonly names?: { readonly en?: string };
}

/** A record of any of the databases in use: GeoLite2 City, Country and ASN, or a flat one of country codes. */
interface MmdbRecord {
  readonly continent?: Named;
  readonly country?: Named;
  readonly subdivisions?: readonly Named[];
  readonly city?: Named;
  readonly location?: { readonly latitude?: number; readonly longitude?: number; readonly time_zone?: string };
  readonly autonomous_system_number?: number;
  readonly autonomous_system_organization?: string;
  readonly country_code?: string;
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

function countryName(code: string | undefined): string | undefined {
  return code !== undefined && /^[A-Z]{2}$/.test(code) ? countryNames.of(code) : undefined;
}

function regionOf(country: string | undefined, region: Named | undefined): Partial<GeoFields> {
  if (region === undefined) return {};
  const code = country && region.iso_code ? `${country}-${region.iso_code}` : undefined;
  return { region_iso_code: code, region_name: region.names?.en };
}

const locationOf = ({ location }: MmdbRecord): GeoFields['location'] =>
  location?.latitude === undefined || location.longitude === undefined
    ? undefined
    : { lat: location.latitude, lon: location.longitude };

function geoOf(record: MmdbRecord): GeoFields | undefined {
  const code = record.country?.iso_code ?? record.country_code;
  const location = locationOf(record);
  if (code === undefined && location === undefined) return undefined;
  return {
    continent_code: record.continent?.code,
    country_iso_code: code,
    country_name: record.country?.names?.en ?? countryName(code),
    ...regionOf(code, record.subdivisions?.[0]),
    city_name: record.city?.names?.en,
    timezone: record.location?.time_zone,
    location,
  };
}

function networkOf(record: MmdbRecord): Endpoint['as'] {
  const { autonomous_system_number: number, autonomous_system_organization: name } = record;
  return number === undefined ? undefined : { number, organization: name === undefined ? undefined : { name } };
}

type Database = Reader<CityResponse>;

/** A damaged database throws on some addresses only; the field is left out and the failure counted. */
function readRecord(database: Database, ip: string, onFailure: () => void): MmdbRecord | null {
  try {
    return database.get(ip) as MmdbRecord | null;
  } catch {
    onFailure();
    return null;
  }
}

/**
 * Finds addresses in MaxMind databases; the first that knows a part wins. `onFailure` is called for each look-up that
 * failed. Throws where a file is no database.
 */
export function openDatabases(files: readonly Buffer[], onFailure: () => void): FindPlace {
  const databases = files.map((file): Database => new Reader<CityResponse>(file));
  return (ip): Place | undefined => {
    let geo: GeoFields | undefined;
    let as: Endpoint['as'];
    for (const database of databases) {
      const record = readRecord(database, ip, onFailure);
      if (record === null) continue;
      geo ??= geoOf(record);
      as ??= networkOf(record);
    }
    return geo || as ? { geo, as } : undefined;
  };
}
