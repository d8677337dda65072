/**
 * A number that is another one once anything was written, by this process or another. Undefined where nobody can tell that at once: what is
 * read is not kept there.
 */
export type Version = () => number | undefined;

/**
 * Answers from what was read before, for as long as nothing has been written since. For what is asked with everything anybody does and
 * seldom changes. Asked at once by several, it is read once. What is answered is shared, so nobody may change it.
 */
export function kept<Parameters extends readonly string[], Answer>(
  version: Version,
  read: (...parameters: Parameters) => Promise<Answer>,
): (...parameters: Parameters) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>();
  let knownAt: number | undefined;

  return (...parameters) => {
    // Taken before it is read: what is written meanwhile makes it be read again, and never makes it old.
    const now = version();
    if (now === undefined) return read(...parameters);
    if (now !== knownAt || known.size >= most) known.clear();
    knownAt = now;
    const key = JSON.stringify(parameters);
    const before = known.get(key);
    if (before) return before;
    const answer = read(...parameters);
    known.set(key, answer);
    answer.catch(() => {
      if (known.get(key) === answer) known.delete(key);
    });
    return answer;
  };
}

/** So many lists of categories are a megabyte or two. */
const most = 500;
