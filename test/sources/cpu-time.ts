/** Milliseconds this thread has worked: what a busy machine makes it wait does not count. */
export function cpuTime(): number {
  return process.threadCpuUsage().user / 1000;
}
