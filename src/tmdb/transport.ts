// One exchange with TMDB over undici: sends, reads a bounded body, says what came back. It neither retries nor paces.
// The only place that sees the key; nothing it returns or throws holds a URL.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Clock } from '../model/ports.ts';
import { parseJson } from './json.ts';
import type { Outcome } from './policy-state.ts';
import type { Proxies } from './proxies.ts';
import { retryAfterMs, TRIES } from './retry.ts';

/** 5 s: undici's coarse timer rings up to half a second late */
const CONNECT_MS = 4_500;
/** A connection on which nothing comes for so long is taken for dead: a network that went away says nothing. */
const FIRST_BYTE_MS = 10_000;
const WHOLE_MS = 20_000;
const KEEP_ALIVE_MS = 30_000;
const BODY_BYTES = 8 * 1024 * 1024;

type FailedOutcome = Exclude<Outcome, 'answered' | 'key-refused'>;

/** What came back. `tries`: how often a request may end so before it is given up; `reason`: for people, without any URL. */
export type Reply =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'key-refused' }
  | { readonly kind: 'rejected'; readonly reason: string }
  | {
      readonly kind: 'failed';
      readonly outcome: FailedOutcome;
      readonly reason: string;
      readonly tries: number;
      readonly retryAfterMs: number | null;
    };

export interface Transport {
  /** loads and opens what the first request needs: a moment to send that was reserved is no time to begin with it */
  ready(): Promise<void>;
  /** GETs `path` (with a leading slash, below the base URL); rejects only with the signal's reason */
  get(path: string, params: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}

interface TransportOptions {
  readonly baseUrl: string;
  readonly key: string;
  readonly connections: number;
  readonly proxies: Proxies;
  readonly clock: Clock;
}

const failed = (outcome: FailedOutcome, reason: string, more: { tries?: number; retryAfterMs?: number | null } = {}) =>
  ({ kind: 'failed', outcome, reason, tries: TRIES, retryAfterMs: null, ...more }) satisfies Reply;

class TooLarge extends Error {}
class TimeUp extends Error {}
class Silence extends Error {}

const unzip = promisify(gunzip);

const readBody = async (response: Dispatcher.ResponseData): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES) throw new TooLarge();
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const isZipped = response.headers['content-encoding'] === 'gzip';
  return (isZipped ? await unzip(body, { maxOutputLength: BODY_BYTES }) : body).toString('utf8');
};

const headerOf = (response: Dispatcher.ResponseData, name: string): string | null => {
  const value = response.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

const replyToBody = (response: Dispatcher.ResponseData, text: string): Reply => {
  const isPage = text.trimStart().startsWith('<');
  if (isPage) return failed('foreign', 'a web page came instead of an answer: does this network want a sign-in?');
  if (text === '') return failed('broken', 'the answer was empty');
  if (!/\bjson\b/iu.test(headerOf(response, 'content-type') ?? '')) return failed('broken', 'the answer was no JSON');
  try {
    return { kind: 'json', value: parseJson(text) };
  } catch {
    return failed('broken', 'the answer was no valid JSON');
  }
};

const replyToStatus = (response: Dispatcher.ResponseData, now: number): Reply | null => {
  const status = response.statusCode;
  const asked = { retryAfterMs: retryAfterMs(headerOf(response, 'retry-after'), headerOf(response, 'date'), now) };
  if (status >= 200 && status < 300) return null;
  if (status < 400) return failed('foreign', 'a redirect came instead of an answer', { tries: 1 });
  if (status === 401) return { kind: 'key-refused' };
  if (status === 404) return { kind: 'missing' };
  if (status === 429) return failed('too-many', 'TMDB asks for fewer requests', asked);
  if (status >= 500 || status === 408) return failed('server-error', `TMDB is in trouble (${status})`, asked);
  return { kind: 'rejected', reason: `TMDB does not take this request (${status})` };
};

const UNREACHABLE =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)/u;
/** undici's codes for a proxy that refuses the tunnel, or goes away while it is dug. */
const PROXY_REFUSED = /^(?:UND_ERR_PRX_CONN|UND_ERR_PRX_TLS|UND_ERR_ABORTED)$/u;
const WRONG_CERTIFICATE = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/u;

const replyToError = (error: unknown): Reply => {
  if (error instanceof TooLarge) return failed('broken', 'the answer was larger than 8 MiB', { tries: 1 });
  if (error instanceof Silence) return failed('silent', 'no answer within 10 s');
  if (error instanceof TimeUp) return failed('network', 'no whole answer within 20 s');
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
  if (code === 'ERR_BUFFER_TOO_LARGE') return failed('broken', 'the answer was larger than 8 MiB', { tries: 1 });
  if (PROXY_REFUSED.test(code)) return failed('unreachable', 'the proxy does not let us through to TMDB');
  if (UNREACHABLE.test(code)) return failed('unreachable', `TMDB can't be reached (${code})`);
  if (WRONG_CERTIFICATE.test(code)) return failed('foreign', `the server could not prove to be TMDB (${code})`);
  return failed('network', `the connection broke (${code})`);
};

const openAgent = async (baseUrl: string, connections: number, proxies: Proxies): Promise<Dispatcher> => {
  const { Agent, EnvHttpProxyAgent } = await import('./undici.ts');
  const tls = { rejectUnauthorized: true };
  const options = {
    connections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: WHOLE_MS,
    bodyTimeout: WHOLE_MS,
    // no TCP probes: an idle connection is closed long before their first, and where they can't be set (wine) nothing connects
    connect: { ...tls, timeout: CONNECT_MS, keepAlive: false },
  };
  // http is this machine (base-url.ts): no proxy stands between
  if (baseUrl.startsWith('http:')) return new Agent(options);
  return new EnvHttpProxyAgent({ ...options, ...proxies, connectTimeout: CONNECT_MS, requestTls: tls, proxyTls: tls });
};

/** A transport with a keep-alive agent; undici is loaded at the first request, for it costs 85 ms. */
export const createTransport = ({ baseUrl, key, connections, proxies, clock }: TransportOptions): Transport => {
  const secret = key.trim();
  const isV3 = /^[0-9a-f]{32}$/iu.test(secret);
  let agent: Promise<Dispatcher> | null = null;
  const opened = (): Promise<Dispatcher> => (agent ??= openAgent(baseUrl, connections, proxies));

  const exchange = async (
    path: string,
    params: Readonly<Record<string, string>>,
    signal: AbortSignal,
    onFirstByte: () => void,
  ) => {
    const dispatcher = await opened();
    const { request } = await import('./undici.ts');
    const query = new URLSearchParams(isV3 ? { ...params, api_key: secret } : params);
    const headers = { accept: 'application/json', 'accept-encoding': 'gzip' };
    const response = await request(`${baseUrl}${path}?${query.toString()}`, {
      dispatcher,
      signal,
      headers: isV3 ? headers : { ...headers, authorization: `Bearer ${secret}` },
    });
    onFirstByte();
    const early = replyToStatus(response, clock.now());
    if (early === null) return replyToBody(response, await readBody(response));
    // read to the end, so that the connection can serve the next request
    await response.body.dump({ limit: BODY_BYTES });
    return early;
  };

  return {
    ready: async () => {
      // what is wrong with it is the answer of the request that follows
      await opened().catch(() => undefined);
    },
    get: async (path, params, signal) => {
      signal.throwIfAborted();
      const over = new AbortController();
      /** ends the exchange after `ms`, unless called off before */
      const limit = (ms: number, error: Error): (() => void) => {
        const calledOff = new AbortController();
        clock.sleep(ms, calledOff.signal).then(
          () => over.abort(error),
          () => undefined,
        );
        return () => calledOff.abort();
      };
      const hear = limit(FIRST_BYTE_MS, new Silence());
      const end = limit(WHOLE_MS, new TimeUp());
      try {
        return await exchange(path, params, AbortSignal.any([signal, over.signal]), hear);
      } catch (error) {
        signal.throwIfAborted();
        return replyToError(error);
      } finally {
        hear();
        end();
      }
    },
    close: async () => {
      await (await agent)?.destroy();
    },
  };
};
