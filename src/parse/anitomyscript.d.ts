declare module 'anitomyscript/build/anitomyscript.js' {
  const factory: unknown;
  export default factory;
}
