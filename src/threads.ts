import { setFlagsFromString } from 'node:v8';

/**
 * Before the first worker thread: keeps V8 from compiling what WebAssembly calls JavaScript through. Node takes the types out of our
 * files by WebAssembly, in every thread anew, and threads free that compiled code twice: the process dies of it (SIGSEGV or SIGTRAP below
 * Runtime_TierUpWasmToJSWrapper, about once in 450 threads started on a busy machine with Node 24.21;
 * https://github.com/nodejs/node/issues/64500). Only modules loaded afterwards heed it.
 */
export function makeThreadsSafe(): void {
  // Calls until a wrapper is compiled: more than there will ever be.
  setFlagsFromString('--wasm-wrapper-tiering-budget=2147483647');
}
