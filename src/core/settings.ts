/** What a community's moderators have decided for all of it. */
export interface Settings {
  /** `private`: nobody reads the archive on the web. So it is until a moderator opens it. */
  readonly archive: 'private' | 'open';
}

/** What holds for a community that never decided. */
export const plainSettings: Settings = { archive: 'private' };

export interface AllSettings {
  of(community: string): Promise<Settings>;
  /** What is left out stays as it is. Returns what holds now. */
  change(community: string, changed: Partial<Settings>): Promise<Settings>;
  /** Ids of the communities whose archive everybody may read, in the order of their ids. */
  openArchives(): Promise<readonly string[]>;
}
