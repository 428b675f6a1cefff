import type { Context, ErrorHandler } from 'hono';
import { QueryError } from '../../../dashboards/search/query-error.ts';
import { type Fields, readObject } from './read-scope.ts';
import { RequestError } from './request-error.ts';

/** The body of a request. Throws RequestError. */
export async function readBody(context: Context): Promise<Fields> {
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    throw new RequestError('the body is no JSON');
  }
  return readObject(body, 'the body');
}

const sentence = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]?.slice(0, 500) || 'something went wrong';
};

const NO_ANSWER = 'the store does not answer';

/** Why the store did not answer, in one sentence. */
export const storeFailure = (error: unknown): string => {
  const reason = sentence(error);
  return reason.startsWith(NO_ANSWER) ? reason : `${NO_ANSWER}: ${reason}`;
};

/** Every failure is one sentence of JSON: 400 for the sender's, 503 for the store's. */
export const asJson: ErrorHandler = (error, context) => {
  if (error instanceof RequestError) return context.json({ error: error.message }, 400);
  if (error instanceof QueryError) {
    const { position, message, suggestion } = error;
    const query = suggestion === undefined ? { position, message } : { position, message, suggestion };
    return context.json({ error: message, query }, 400);
  }
  return context.json({ error: storeFailure(error) }, 503);
};
