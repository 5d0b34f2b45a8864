// So many things at once and no more, ended by the first failure.

/** Starts at most `most` of the handed tasks at once; `settled` rejects with the first failure. */
export function boundedTasks(most: number): {
  start(task: () => Promise<void>): Promise<void>;
  settled(): Promise<void>;
} {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const check = (): void => {
    if (failure) throw failure.error;
  };
  return {
    async start(task) {
      while (running.size >= most) await Promise.race(running);
      check();
      const work: Promise<void> = task()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(work));
      running.add(work);
    },
    async settled() {
      await Promise.all(running);
      check();
    },
  };
}
