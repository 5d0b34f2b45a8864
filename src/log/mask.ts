// Keeps secrets out of everything that is written: each known secret is replaced wherever it stands.

export interface Mask {
  /** from now on this text is replaced */
  add(secret: string): void;
  mask(text: string): string;
}

/** Shorter ones would blank ordinary words. */
const SHORTEST = 8;

export function createMask(): Mask {
  const secrets = new Set<string>();
  return {
    add(secret) {
      if (secret.length < SHORTEST) return;
      secrets.add(secret);
      secrets.add(encodeURIComponent(secret));
    },
    mask(text) {
      let masked = text;
      for (const secret of secrets) masked = masked.replaceAll(secret, '[secret]');
      return masked;
    },
  };
}
