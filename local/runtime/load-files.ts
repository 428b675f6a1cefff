import { gzipSync } from 'node:zlib';
import { type EnvelopeLine, type Message, writeEnvelope } from '../../transforms/core/envelope.ts';
import { ParseError, type Source } from '../../transforms/core/source.ts';
import type { SourceId } from '../../transforms/sources/catalogue.ts';
import { sources } from '../../transforms/sources/index.ts';
import { InputError } from '../files/find.ts';
import { messagesOf } from '../files/messages.ts';
import { fileLines } from '../files/read.ts';
import type { KnownFile } from './recognise.ts';
import type { SourcePath } from './source-path.ts';

/** Told as files are read: bytes of the files, and the entries in them. */
export interface LoadProgress {
  bytes(count: number): void;
  entries(count: number): void;
}

/** An envelope is sent when its lines have so many characters: about one buffer of the transform. */
const ENVELOPE_CHARACTERS = 200_000;

/** A longer line fits no record, so only its beginning is handed on, with the reason. */
const LONGEST_LINE = 900_000;
const KEPT_OF_LONGER = 32 * 1024;

const tooLong = (text: string): string => `a line of ${text.length} characters is longer than a record takes`;

function lineOf(n: number, i: number, text: string): EnvelopeLine {
  const place = i === 0 ? { n } : { n, i };
  if (text.length <= LONGEST_LINE) return { ...place, text };
  return { ...place, text: text.slice(0, KEPT_OF_LONGER), error: tooLong(text) };
}

/** The events of one entry of a file; one that cannot be split goes on whole, and the transform says why. */
function linesOf(message: Message, source: Source): readonly EnvelopeLine[] {
  const n = message.origin.line ?? 0;
  const first = message.index ?? 0;
  try {
    return source.split(message.text).map((text, i) => lineOf(n, first + i, text));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return [lineOf(n, first, message.text)];
  }
}

interface Batch {
  lines: EnvelopeLine[];
  characters: number;
  header: string | undefined;
}

/** Compressed: a stream keeps and bills its records as they come. */
const envelopeOf = (source: SourceId, key: string, { header, lines }: Batch): Buffer =>
  gzipSync(writeEnvelope({ source, key, header, lines }), { level: 1 });

/** A line that Kinesis does not take is cut; its columns are then wrong, and it is quarantined. */
const recordOf = ({ text }: EnvelopeLine): Buffer => Buffer.from(`${text}\n`);

async function send(path: SourcePath, key: string, batch: Batch, progress: LoadProgress): Promise<void> {
  if (batch.lines.length === 0) return;
  await path.ready();
  await path.put(path.isKinesisFed ? batch.lines.map(recordOf) : [envelopeOf(path.id, key, batch)]);
  progress.entries(batch.lines.length);
  batch.lines = [];
  batch.characters = 0;
}

async function loadFile(file: KnownFile, path: SourcePath, progress: LoadProgress): Promise<void> {
  const source: Source = sources[file.source];
  const batch: Batch = { lines: [], characters: 0, header: undefined };
  const lines = fileLines(file.path, progress.bytes);
  try {
    for await (const message of messagesOf(lines, source.framing, { arrived: 0 })) {
      batch.header = message.header;
      for (const line of linesOf(message, source)) {
        batch.lines.push(line);
        batch.characters += line.text.length;
        if (batch.characters >= ENVELOPE_CHARACTERS) await send(path, file.key, batch, progress);
      }
    }
  } finally {
    await send(path, file.key, batch, progress);
  }
}

/**
 * Sends files down their sources' paths, as the s3-loader does. Answers what was wrong with files that could not be
 * read to their end, one sentence each; what was read of them has been sent.
 */
export async function loadFiles(
  files: readonly KnownFile[],
  pathOf: (source: SourceId) => SourcePath,
  progress: LoadProgress,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const file of files) {
    try {
      await loadFile(file, pathOf(file.source), progress);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(error.message);
    }
  }
  return problems;
}
