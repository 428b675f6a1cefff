import { type FieldCatalogue, field } from '../../../transforms/ecs/catalogue.ts';

const envelope: FieldCatalogue = {
  '@timestamp': field.date('Time'),
  'event.id': field.keyword('Id'),
  'event.dataset': field.keyword('Dataset'),
  'event.created': field.date('Arrived'),
};

/** Two sources with a field of every type between them; `b` has some of the fields of `a`, and one of its own. */
export const catalogues: Readonly<Record<'a' | 'b', FieldCatalogue>> = {
  a: {
    ...envelope,
    'x.name': field.keyword('Name'),
    'x.names': field.keywords('Names'),
    'x.note': field.text('Note'),
    'x.body': { type: 'tree_text', label: 'Body' },
    'x.address': field.ip('Address'),
    'x.addresses': field.ips('Addresses'),
    'x.size': field.long('Size'),
    'x.ratio': field.double('Ratio'),
    'x.flag': field.boolean('Flag'),
    'x.at': field.date('At'),
    'x.kept': field.unlisted(field.keyword('Kept')),
  },
  b: {
    ...envelope,
    'x.name': field.keyword('Name'),
    'x.names': field.keywords('Names'),
    'x.size': field.long('Size'),
    'y.name': field.keyword('Other name'),
  },
};

export const allFields: FieldCatalogue = { ...catalogues.a, ...catalogues.b };
