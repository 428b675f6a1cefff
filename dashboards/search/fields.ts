import type { FieldCatalogue, FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import { catalogues } from '../../transforms/sources/catalogue.ts';

/** The fields of all sources together: what a query may name, whatever the source. */
export const allFields: FieldCatalogue = Object.assign({}, ...Object.values(catalogues));

/** The definition of a field of this catalogue; a log may hold any name. */
export const definitionOf = (fields: FieldCatalogue, name: string): FieldDefinition | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

/** Fields that are only kept with the event have no column to search. */
export const isSearchable = ({ column, type }: FieldDefinition): boolean => column !== false && type !== 'geo_point';

export const searchableNames = (fields: FieldCatalogue): readonly string[] =>
  Object.entries(fields).flatMap(([name, definition]) => (isSearchable(definition) ? [name] : []));
