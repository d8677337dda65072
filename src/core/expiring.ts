/** Small things looked up by one key that end by themselves: drafts in progress, answered events, pages of results. */
export interface Expiring<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttlMs: number): Promise<void>;
  /** True for the one caller who was first; atomic between processes. */
  setIfAbsent(key: string, value: Value, ttlMs: number): Promise<boolean>;
  /** True for the one caller who took it away; atomic between processes. */
  delete(key: string): Promise<boolean>;
  /** What is kept under keys that begin so, by key, at most so many. */
  under(beginning: string, most: number): Promise<readonly Value[]>;
}
