// The parser's WASM as bytes inside the bundle: nothing to find or unpack at run time.
export { default as anitomyWasm } from 'anitomyscript/build/anitomyscript.wasm';
