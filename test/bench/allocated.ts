import { GCProfiler, getHeapStatistics } from 'node:v8';

/**
 * Counts the bytes that are given out on V8's heap from now on: before each collection there is what the one before had left and what
 * was given out since. On a machine that does other things, too, it is steadier than any time.
 */
export function countAllocated(): () => number {
  let allocated = 0;
  let left = used();
  let profiler = started();
  return () => {
    for (const { beforeGC, afterGC } of profiler.stop()?.statistics ?? []) {
      allocated += beforeGC.heapStatistics.usedHeapSize - left;
      left = afterGC.heapStatistics.usedHeapSize;
    }
    allocated += used() - left;
    left = used();
    profiler = started();
    return allocated;
  };
}

function used(): number {
  return getHeapStatistics().used_heap_size;
}

function started(): GCProfiler {
  const profiler = new GCProfiler();
  profiler.start();
  return profiler;
}
