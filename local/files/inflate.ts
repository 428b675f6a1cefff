import { createGunzip } from 'node:zlib';

type Bytes = AsyncIterable<Uint8Array>;

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Everything that a gzip file holds up to where it is damaged; only then its error is thrown. */
async function* gunzip(source: Bytes): Bytes {
  const stream = createGunzip();
  const ready: Uint8Array[] = [];
  let failure: unknown;
  stream.on('data', (chunk: Uint8Array) => ready.push(chunk));
  stream.on('error', (error) => {
    failure = error;
  });
  for await (const chunk of source) {
    await new Promise<void>((done) => stream.write(chunk, () => done()));
    yield* ready.splice(0);
    if (failure !== undefined) throw failure;
  }
  await new Promise<void>((done) => stream.once('close', done).end());
  yield* ready.splice(0);
  if (failure !== undefined) throw failure;
}

async function* prepend(first: Uint8Array, rest: AsyncIterator<Uint8Array>): Bytes {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The first chunk, at least as long as gzip's magic number if there is so much. */
async function firstOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const next = await chunks.next();
    if (next.done) break;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

/** Bytes as they are, or inflated where they are gzip: told by its magic number, not by a file's name. */
export async function* inflateIfGzip(source: Bytes): Bytes {
  const chunks = source[Symbol.asyncIterator]();
  const first = await firstOf(chunks);
  const all = prepend(first, chunks);
  yield* isGzip(first) ? gunzip(all) : all;
}
