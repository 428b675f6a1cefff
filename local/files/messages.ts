import type { Message } from '../../transforms/core/envelope.ts';
import type { Framing, Origin } from '../../transforms/core/source.ts';
import { frame } from './frame.ts';

/** The messages of a file's lines, each with its place. The first line of a file of lines may be a header row. */
export async function* messagesOf(
  lines: AsyncIterable<string>,
  framing: Framing,
  origin: Origin,
): AsyncIterable<Message> {
  let header: string | undefined;
  for await (const { line, index, text } of frame(lines, framing)) {
    if (framing === 'lines') header ??= text;
    yield { text, index, header, origin: { ...origin, line } };
  }
}
