// Waiting that ends with an AbortSignal, for work that knows none itself.

/** Resolves as `work` does, or rejects with the signal's reason as soon as it aborts; the work itself goes on. */
export const abortable = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
