import { interned } from '../../core/interned.ts';
import { type ParameterName, parameterFields } from './parameter-fields.ts';
import { ADDITIONAL, type ParameterPaths, REQUEST, REQUEST_OF_SERVICE, RESPONSE } from './parameter-paths.ts';

/** One path, the first part of which has been found. */
export interface Place {
  readonly name: ParameterName;
  readonly rest: readonly string[];
  readonly isList: boolean;
  readonly isNumber: boolean;
}

/** By the first part of the path, so that a tree's own few names are looked up and not all that there could be. */
export type Places = ReadonlyMap<string, readonly Place[]>;

function placeOf(name: ParameterName, rest: readonly string[]): Place {
  const definition = parameterFields[`aws.params.${name}`];
  return { name, rest, isList: 'multi' in definition, isNumber: definition.type === 'long' };
}

function placesOf(parameters: ParameterPaths): Places {
  const places = new Map<string, Place[]>();
  for (const [name, paths] of parameters) {
    for (const path of paths.split(' ')) {
      const [first = '', ...rest] = path.split('.');
      places.set(interned(first), [...(places.get(first) ?? []), placeOf(name, rest)]);
    }
  }
  return places;
}

export const requestPlaces = placesOf(REQUEST);
export const responsePlaces = placesOf(RESPONSE);
export const additionalPlaces = placesOf(ADDITIONAL);

const SERVICES: ReadonlyMap<string, readonly { about: string; places: Places }[]> = new Map(
  Object.entries(REQUEST_OF_SERVICE).map(([service, calls]) => [
    service,
    calls.map(({ about, paths }) => ({ about, places: placesOf(paths) })),
  ]),
);

/** What this service's call names in its own way, if it does. */
export const servicePlaces = (service: string, action: string): Places | undefined =>
  SERVICES.get(service)?.find(({ about }) => action.includes(about))?.places;
