// What a TMDB key looks like. Pure.

/** Whether a text can be a TMDB key at all: 32 hex digits (v3) or a token of three parts (v4). */
export const looksLikeKey = (key: string): boolean =>
  /^[0-9a-f]{32}$/i.test(key) || /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(key);
