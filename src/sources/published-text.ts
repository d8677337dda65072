import { blocksOf, lineOf } from './blocks.ts';
import { parseDate, type SlashOrder } from './dates.ts';
import type { Document } from './dom.ts';
import type { Dated } from './published.ts';

/** "Published on 3 May 2024", in several languages. */
export function* labelledText({ document }: Dated): Iterable<string | null> {
  const label =
    /\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato|datum|stand|date|erstellt)\s?(?:on|am|le|el|il)?\s?:?\s([^<>{}]{6,30}\d{4})/gi;
  for (const match of bodyText(document).matchAll(label)) yield match[1] ?? null;
}

/** Lines that are little more than a date: those after the headline first. */
export function* shortLines({ document, title }: Dated): Iterable<string> {
  const blocks = blocksOf(document.body).filter(({ text }) => text.length < 300);
  const headline = blocks.findIndex(({ text }) => text === title);
  const dated = blocks.filter(
    ({ text, words }, index) => index > headline && words <= 12 && /\d{4}|\d{2}\W*$/.test(text) && !isChange.test(text),
  );
  for (const { text } of dated.slice(0, 60)) yield text;
}

/** "Updated 3 May 2024", and days that sentences name. */
export function* changedText({ document }: Dated): Iterable<string | null> {
  const label =
    /(?:updated|änderung|geändert|aktualisiert|mis à jour|actualizado|aggiornato|bijgewerkt)\s?(?:on|am|le|el|il)?\s?:?\s([^<>{}]{6,30}\d{4})|\b(?:vom|am)\s([^<>{}]{6,30}\d{4})/gi;
  const matches = [...bodyText(document).matchAll(label)];
  for (const match of matches) yield match[1] ?? null;
  for (const match of matches) yield match[2] ?? null;
}

const isChange =
  /\b(?:updated|modified|changed|edited|reviewed|aktualisiert|geändert|mis à jour|actualizado|aggiornato|bijgewerkt)\b/i;

export function* textAnywhere({ document }: Dated): Iterable<string> {
  const date =
    /\b(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\.?\s\p{L}{3,14}\.?,?\s\d{4}|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,\s\d{4})\b/gu;
  for (const match of bodyText(document).matchAll(date)) yield match[0];
}

export type DayReader = (text: string | null) => string | null;

/** Reads days as this page writes them: with slashes, the month comes first where another of its dates can only be read so. */
export function dayReader(dated: Dated): DayReader {
  const today = new Date();
  let order: SlashOrder | null = null;
  return (text) => {
    if (text === null || !/\d\/\d/.test(text)) return parseDate(text, today);
    order ??= slashOrder(dated);
    return parseDate(text, today, order);
  };
}

function slashOrder({ document, structured }: Dated): SlashOrder {
  let balance = 0;
  for (const [, first, second] of [...structured.meta.values(), bodyText(document)].join('\n').matchAll(slashes)) {
    balance += Number(Number(second) > 12 && Number(first) <= 12) - Number(Number(first) > 12 && Number(second) <= 12);
  }
  return balance > 0 ? 'month-first' : 'day-first';
}

const slashes = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:20)?\d{2}(?![\d/])/g;

function bodyText(document: Document): string {
  return lineOf(document.body).slice(0, 300_000);
}
