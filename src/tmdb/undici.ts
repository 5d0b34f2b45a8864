// undici by its names: a bundle that splits gives an awaited CommonJS package its default alone.
export { Agent, EnvHttpProxyAgent, request } from 'undici';
