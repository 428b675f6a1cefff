import type { FieldCatalogue, FieldDefinition, FieldType } from '../../../transforms/ecs/catalogue.ts';
import { isSearchable } from '../../search/fields.ts';

const TYPES: Readonly<Record<FieldType, string>> = {
  keyword: 'VARCHAR',
  text: 'VARCHAR',
  tree_text: 'VARCHAR',
  ip: 'VARCHAR',
  long: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
  geo_point: 'VARCHAR',
};

export const sqlType = ({ type, multi }: FieldDefinition): string => (multi ? `${TYPES[type]}[]` : TYPES[type]);

/** The fields that are columns of a source's table, in the catalogue's order. */
export const columnsOf = (fields: FieldCatalogue): readonly (readonly [name: string, definition: FieldDefinition])[] =>
  Object.entries(fields).filter(([, definition]) => isSearchable(definition));

export const columnOf = (fields: FieldCatalogue, name: string): FieldDefinition | undefined => {
  const definition = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return definition !== undefined && isSearchable(definition) ? definition : undefined;
};
