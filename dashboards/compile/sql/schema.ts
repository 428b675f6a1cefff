import type { FieldCatalogue } from '../../../transforms/ecs/catalogue.ts';

/** What a store holds: the fields of each source's table, and those of all together, which a query may name. */
export interface Schema {
  readonly sources: Readonly<Record<string, FieldCatalogue>>;
  readonly fields: FieldCatalogue;
}

export const schemaOf = (sources: Readonly<Record<string, FieldCatalogue>>): Schema => ({
  sources,
  fields: Object.assign({}, ...Object.values(sources)),
});
