import type { FieldCatalogue, FieldDefinition } from '../../transforms/ecs/catalogue.ts';
import { envelope } from '../../transforms/ecs/shared.ts';
import { catalogues, type SourceId, sourceIds } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { tableOf } from './table.ts';

const HEAD = `# Fields

Every indexed field, from the catalogues under \`transforms/\`. Written by \`npm run docs\`; change the catalogues, not this page.

- **ECS** fields mean what the [Elastic Common Schema](https://www.elastic.co/docs/reference/ecs) says. \`aws.<source>.*\` are the log's own fields under AWS's names, \`aws.params.*\` parameters of a CloudTrail call.
- **Type** is OpenSearch's, but that \`boolean\` is mapped as a keyword, and \`tree_text\` is the words of the trees that are named beside it ([decision](decisions/0002-words-of-trees.md)).
- A field that is *many* may hold several values.
- A field that is *not searched* is in the document, and in the OpenSearch index, but is no column of the local store: the console shows it with the event and cannot search, filter or count by it.
- A field that a log does not have is absent. There is no \`-\`, no empty text and no null.
`;

function noteOf({ multi, column, type, of }: FieldDefinition): string {
  const notes = [
    multi && 'many',
    of && `words of ${of.map((name) => `\`${name}\``).join(', ')}`,
    column === false && type !== 'tree_text' && 'not searched',
  ];
  return notes.filter((note) => typeof note === 'string').join('; ');
}

const rowsOf = (fields: FieldCatalogue): string =>
  tableOf(
    ['field', 'type', 'label', ''],
    Object.entries(fields).map(([name, field]) => [`\`${name}\``, field.type, field.label, noteOf(field)]),
  );

/** What a source has beside the fields of every document. */
const ownFields = (id: SourceId): FieldCatalogue =>
  Object.fromEntries(Object.entries(catalogues[id]).filter(([name]) => !Object.hasOwn(envelope, name)));

const section = (id: SourceId): string =>
  `## ${sources[id].title}\n\nDataset \`aws.${id}\`, described in [its own page](sources/${id}.md). Beside the fields of every document:\n\n${rowsOf(ownFields(id))}`;

/** The page of all fields: those of every document, then one table a source. */
export const fieldsPage = (): string =>
  [HEAD, `## Every document\n\n${rowsOf(envelope)}`, ...sourceIds.map(section)].join('\n');
