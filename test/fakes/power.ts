/** The process died here. Nothing that happens afterwards in the same life may have an effect. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * The electricity of one process: fakes touch it before and after every effect, and it can be told to fail at the n-th touch.
 * Once it is off every touch throws, until `on` begins the next life.
 */
export interface Power {
  touch(): void;
  /** Fails at the n-th touch from now, the first being 1. */
  failAt(touch: number): void;
  on(): void;
  readonly off: boolean;
}

export function createPower(): Power {
  let left = Infinity;
  let off = false;
  return {
    touch: () => {
      left -= 1;
      if (left <= 0) off = true;
      if (off) throw new Crash('the power failed');
    },
    failAt: (touch) => {
      left = touch;
    },
    on: () => {
      off = false;
      left = Infinity;
    },
    get off() {
      return off;
    },
  };
}
