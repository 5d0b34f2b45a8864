// Optional: types must not hang on its being installed.
declare module 'anitomy-js' {
  export const parseSync: unknown;
}
