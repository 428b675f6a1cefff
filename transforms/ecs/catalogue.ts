/** OpenSearch field types in use. `tree_text` is the words of free-form trees, to be searched and not kept in `_source`. */
export type FieldType = 'keyword' | 'ip' | 'long' | 'double' | 'boolean' | 'date' | 'geo_point' | 'text' | 'tree_text';

/** How a value is shown: a unit, or an entity that has a page of its own. */
export type FieldFormat = 'bytes' | 'seconds' | 'milliseconds' | 'percent' | 'country';

export interface FieldDefinition {
  readonly type: FieldType;
  readonly label: string;
  /** The field may hold several values. */
  readonly multi?: true;
  readonly format?: FieldFormat;
  /** The trees that a `tree_text` is made of, by their dotted names. The index pipeline makes it, not the transform. */
  readonly of?: readonly string[];
  /** No column in the local store: no panel, rule, filter or entity page uses the field. */
  readonly column?: false;
}

/** Every indexed field of a document, by its dotted name. */
export type FieldCatalogue = Readonly<Record<string, FieldDefinition>>;

const keyword = (label: string): FieldDefinition => ({ type: 'keyword', label });
const keywords = (label: string): FieldDefinition => ({ type: 'keyword', label, multi: true });
const long = (label: string, format?: FieldFormat): FieldDefinition =>
  format ? { type: 'long', label, format } : { type: 'long', label };
const double = (label: string, format?: FieldFormat): FieldDefinition =>
  format ? { type: 'double', label, format } : { type: 'double', label };
const boolean = (label: string): FieldDefinition => ({ type: 'boolean', label });
const ip = (label: string): FieldDefinition => ({ type: 'ip', label });
const ips = (label: string): FieldDefinition => ({ type: 'ip', label, multi: true });
const date = (label: string): FieldDefinition => ({ type: 'date', label });
const text = (label: string): FieldDefinition => ({ type: 'text', label });
const treeText = (label: string, of: readonly string[]): FieldDefinition => ({
  type: 'tree_text',
  label,
  of,
  column: false,
});
const unlisted = (definition: FieldDefinition): FieldDefinition => ({ ...definition, column: false });

/** Constructors for the fields of a catalogue; labels are sentence case, without the source's name. */
export const field = { keyword, keywords, long, double, boolean, ip, ips, date, text, treeText, unlisted } as const;
