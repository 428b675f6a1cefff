import type { Problem } from '../../../../dashboards/search/query-error.ts';
import type { Failure } from '../../api.ts';

/** The server refused, or did not answer. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly status: number;
  readonly query?: Problem;
  constructor(message: string, status: number, query?: Problem) {
    super(message);
    this.status = status;
    if (query) this.query = query;
  }
}

const failureOf = async (response: Response): Promise<RequestFailed> => {
  const text = await response.text();
  try {
    const { error, query } = JSON.parse(text) as Failure;
    return new RequestFailed(error, response.status, query);
  } catch {
    return new RequestFailed(`the console answered ${response.status}`, response.status);
  }
};

export interface Call {
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
}

/** Asks the API. Throws RequestFailed. */
export async function call<T>({ path, method, body }: Call, signal?: AbortSignal): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? { method: method ?? 'GET' }
      : { method: method ?? 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(`/api${path}`, signal ? { ...init, signal } : init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new RequestFailed('the console does not answer', 0);
  }
  if (!response.ok) throw await failureOf(response);
  return (await response.json()) as T;
}
