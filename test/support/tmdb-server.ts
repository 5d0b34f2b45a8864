// A TMDB of our own on loopback for tests: the real API's paths, fields and error bodies over a small table of works.
// Faults are scripted one by one; arrivals are logged with their times. It knows nothing of the client it serves.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOf, failed } from './tmdb-answers.ts';
import { WORKS, type WorkFacts } from './tmdb-works.ts';

type FaultKind =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly html?: boolean }
  | {
      readonly kind: 'raw';
      readonly body: string | Buffer;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | string[]>>;
    }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'malformed' | 'truncated' | 'reset' | 'html' | 'hang' | 'empty' | 'wrong-types' | 'drip' };

/** What goes wrong with the next requests: the first fault whose path fits is used, `times` times (1; -1 for ever). */
export type Fault = FaultKind & { readonly path?: string; readonly times?: number };

export interface Arrival {
  /** milliseconds, `performance.now()` */
  readonly at: number;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  /** requests being answered when this one came, itself included */
  readonly inFlight: number;
}

export interface TmdbServer {
  /** without `/3` */
  readonly url: string;
  readonly arrivals: readonly Arrival[];
  readonly script: (...faults: readonly Fault[]) => void;
  /** most arrivals in any `windowMs` */
  readonly peak: (windowMs: number) => number;
  /** resolves when that many requests have come */
  readonly arrived: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface TmdbServerOptions {
  readonly works?: readonly WorkFacts[];
  /** the only credential taken; any where absent */
  readonly key?: string;
  readonly faults?: readonly Fault[];
  readonly latencyMs?: number;
}

const send = (response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  response.end(body);
};

const HTML = '<html><body><h1>Please sign in to this network</h1></body></html>';

const misbehave = (fault: Fault, response: ServerResponse): void => {
  switch (fault.kind) {
    case 'status': {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      if (fault.html === true) send(response, fault.status, HTML, { ...headers, 'content-type': 'text/html' });
      else send(response, fault.status, JSON.stringify(failed(fault.status, 11, 'As scripted.').body), headers);
      return;
    }
    case 'raw':
      response.writeHead(fault.status ?? 200, { 'content-type': 'application/json', ...fault.headers });
      response.end(fault.body);
      return;
    case 'redirect':
      return send(response, 302, '', { location: fault.location });
    case 'html':
      return send(response, 200, HTML, { 'content-type': 'text/html' });
    case 'malformed':
      return send(response, 200, '{"results": [{"id": 1,,}');
    case 'empty':
      return send(response, 200, '');
    case 'wrong-types':
      return send(response, 200, '{"page":"1","results":[{"id":"one","name":null},null,7],"id":"x"}');
    case 'huge':
      return send(response, 200, `{"results":[],"padding":"${'x'.repeat(fault.bytes)}"}`);
    case 'truncated':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"results": [', () => response.destroy());
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{');
      return;
    case 'reset':
      response.destroy();
      return;
    case 'hang':
      return;
  }
};

const isV3 = (text: string): boolean => /^[0-9a-f]{32}$/iu.test(text);

const credentialOf = (request: IncomingMessage, url: URL): string => {
  const bearer = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const apiKey = url.searchParams.get('api_key') ?? '';
  if (bearer !== '' && !isV3(bearer)) return bearer;
  return isV3(apiKey) ? apiKey : '';
};

/** Starts the server on a free loopback port; close it in the test's end. */
export const startTmdbServer = async (options: TmdbServerOptions = {}): Promise<TmdbServer> => {
  const works = options.works ?? WORKS;
  const arrivals: Arrival[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let faults = (options.faults ?? []).map((fault) => ({ fault, left: fault.times ?? 1 }));
  let inFlight = 0;

  const takeFault = (path: string): Fault | null => {
    const found = faults.find(({ fault, left }) => left !== 0 && path.startsWith(fault.path ?? ''));
    if (found === undefined) return null;
    if (found.left > 0) found.left -= 1;
    return found.fault;
  };
  const respond = (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    const fault = takeFault(url.pathname);
    const given = credentialOf(request, url);
    if (fault !== null) return misbehave(fault, response);
    const refused = given === '' || (options.key !== undefined && given !== options.key);
    const { status, body } = refused
      ? failed(401, 7, 'Invalid API key: You must be granted a valid key.')
      : answerOf(works, url);
    send(response, status, JSON.stringify(body));
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    inFlight += 1;
    response.on('close', () => (inFlight -= 1));
    const params = Object.fromEntries(url.searchParams);
    arrivals.push({ at: performance.now(), path: url.pathname, params, headers: request.headers, inFlight });
    for (const waiter of waiting) if (arrivals.length >= waiter.count) waiter.resolve();
    if (options.latencyMs === undefined) respond(request, response, url);
    else setTimeout(() => respond(request, response, url), options.latencyMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${String(port)}`,
    arrivals,
    script: (...next) => {
      faults = next.map((fault) => ({ fault, left: fault.times ?? 1 }));
    },
    peak: (windowMs) =>
      Math.max(
        0,
        ...arrivals.map(({ at }) => arrivals.filter((other) => other.at >= at && other.at < at + windowMs).length),
      ),
    arrived: (count) =>
      new Promise((resolve) => {
        waiting.push({ count, resolve });
        if (arrivals.length >= count) resolve();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
