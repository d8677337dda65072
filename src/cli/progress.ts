/** How far a file has been read, on standard error: a bar where somebody watches, a line at every tenth elsewhere. */
export function createProgress(size: number): { at(bytes: number): void; end(): void } {
  let shown = -1;
  const { stderr } = process;
  const show = (percent: number): void => {
    const step = stderr.isTTY ? percent : Math.floor(percent / 10) * 10;
    if (step === shown) return;
    shown = step;
    const bar = '█'.repeat(Math.round(step / 4)).padEnd(25, '░');
    stderr.write(stderr.isTTY ? `\r${bar} ${step} %` : `${step} %\n`);
  };
  return {
    at: (bytes) => show(size === 0 ? 100 : Math.min(100, Math.floor((bytes * 100) / size))),
    end: () => {
      if (stderr.isTTY) stderr.write('\n');
    },
  };
}
