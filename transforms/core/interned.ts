/**
 * A text as V8 keeps it for the names of members: the keys of parsed objects are found in a map of such texts at a
 * glance, in a map of others letter by letter.
 */
export const interned = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;
