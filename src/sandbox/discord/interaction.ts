import type { Component } from './component.ts';

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description: string;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean | null;
  readonly options?: readonly CommandOption[] | null;
  readonly choices?: readonly Choice[] | null;
  readonly autocomplete?: boolean | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly channel_types?: readonly number[] | null;
}

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly value: string | number;
}

/** A registered command; 1 is a slash command, 2 and 3 are in the menus of users and of messages. */
export interface Command {
  readonly id: string;
  readonly version: string;
  readonly guildId: string | undefined;
  readonly type: 1 | 2 | 3;
  readonly name: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** null: everyone; 0n: administrators only. */
  readonly defaultMemberPermissions: bigint | null;
  /** 0 guild, 1 direct messages with the bot, 2 other direct messages. */
  readonly contexts: readonly number[];
  readonly integrationTypes: readonly number[];
  readonly nameLocalizations: Readonly<Record<string, string>> | null;
  readonly descriptionLocalizations: Readonly<Record<string, string>> | null;
}

/** 2 a command, 3 a press or a choice, 4 a half-typed option, 5 a submitted modal: Discord's numbers. */
export type InteractionType = 2 | 3 | 4 | 5;

/** Something a person did that the bot has to answer. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  /** Reached by what the person installed for themselves, and by no guild. */
  readonly isByInstaller: boolean;
  /** The command's full name, for "Ada used /news search". */
  readonly name: string | undefined;
  /** The message whose button, select or modal it was. */
  readonly sourceId: string | undefined;
  readonly at: number;
  /** What the bot did first: none yet, or too late, or the kind of its callback. */
  answer: 'none' | 'expired' | 'message' | 'thinking' | 'updated' | 'update-later' | 'modal' | 'choices';
  /** What `@original` means: the reply, or the message the component sits on. */
  originalId: string | undefined;
  /** Settled by the first answer; a deferred reply keeps it. */
  ephemeral: boolean;
  /** How often the message had been edited when the bot promised to update it. */
  sourceRevision: number;
  followUpIds: readonly string[];
  choices: readonly Choice[];
  modal: ShownModal | undefined;
  deadline: NodeJS.Timeout | undefined;
}

/** A modal open on someone's screen. */
export interface ShownModal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
  readonly channelId: string;
  /** The message whose button opened it. */
  readonly sourceId: string | undefined;
}
