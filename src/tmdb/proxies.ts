// Which proxies the environment names, checked before anything is sent through one. A proxy's address may hold a password: it is never shown.
import { Failure } from '../model/failure.ts';

/** Addresses as undici takes them; empty: none. */
export interface Proxies {
  readonly httpsProxy: string;
  readonly httpProxy: string;
  readonly noProxy: string;
}

const SCHEMES = new Set(['http:', 'https:', 'socks:', 'socks5:']);

/** `HTTPS_PROXY`, `HTTP_PROXY` (used where the first is not set) and `NO_PROXY`, lower case first as curl has it. Failure E-USAGE. */
export const proxiesOf = (env: Readonly<Record<string, string | undefined>>): Proxies => {
  const valueOf = (name: string): string => (env[name.toLowerCase()] ?? env[name] ?? '').trim();
  const proxyOf = (name: string): string => {
    const given = valueOf(name);
    // curl takes `proxy.example:3128` as well
    const address = given === '' || given.includes('://') ? given : `http://${given}`;
    if (address === '' || SCHEMES.has(URL.parse(address)?.protocol ?? '')) return address;
    throw new Failure({
      code: 'E-USAGE',
      message: `${name} is no proxy's address.`,
      hint: 'Write it as http://proxy.example:3128, or unset the variable.',
    });
  };
  return { httpsProxy: proxyOf('HTTPS_PROXY'), httpProxy: proxyOf('HTTP_PROXY'), noProxy: valueOf('NO_PROXY') };
};
