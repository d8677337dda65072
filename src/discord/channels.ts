import { ChannelType } from 'discord.js';

/** Kinds of channel that take a message as it is; forums want a title, voice channels are for talking. */
export const postableChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] as const;
