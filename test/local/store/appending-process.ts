import { openEventStore } from '../../../local/store/duckdb-store.ts';
import { catalogues } from '../../dashboards/search/fields.ts';
import { eventOf } from './document.ts';

// Stores batch after batch until it is killed, and prints the number of each that was acknowledged.
const [, , folder = ''] = process.argv;
const store = await openEventStore({ folder, catalogues });
process.stdout.write('open\n');
for (let batch = 0; ; batch++) {
  await store.append(Array.from({ length: 50 }, (_, i) => eventOf(`${batch}-${i}`, { 'x.size': batch })));
  process.stdout.write(`${batch}\n`);
}
