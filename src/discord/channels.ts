import { ChannelType } from 'discord.js';

/**
 * Kinds of channel people can choose for news; in forums each article is a thread, and voice channels are for talking. Media
 * channels would do as well, but Discord’s description of commands does not know that kind, and one refused refuses them all.
 */
export const postableChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.GuildForum,
] as const;
