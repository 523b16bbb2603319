import { isCalendarDay } from '../calendar/calendar-day.ts';
import { checkOneOf, checkText, misfit } from '../errors/check-argument.ts';
import { type ReportFormat, reportFormats } from './report-format.schema.ts';

/** What no name of a file has on one system or another, and marks that nobody sees. */
const notInNames = /[\\/:*?"<>|\p{Zl}\p{Zp}]+/gu;
const unseen = /[\p{C}\p{DI}]/gu;
/** What starts a formula, an option of a command, or a file that is hidden. */
const badStart = /^[\s.=+\-@~\u2212\uff1d\uff0b\uff0d\uff20]+/u;
const mostBytes = 160;
const mostIdCharacters = 64;

/**
 * The name of the file of a report (REP-2): `<template name>_<alphanumeric id>_<download date>.csv`, one that every file system
 * takes. Of the template's name is left out what some system does not take, at its start also what begins a formula, and what
 * is too long.
 */
export function reportFileName(
  templateName: string,
  runId: string,
  downloadedOn: string,
  format: ReportFormat,
): string {
  checkText('templateName', templateName);
  checkText('runId', runId);
  if (!isCalendarDay(downloadedOn)) throw misfit('downloadedOn', 'a calendar date', downloadedOn);
  checkOneOf('format', format, reportFormats);
  const id = runId.replace(/[^A-Za-z0-9]/g, '').slice(0, mostIdCharacters);
  return `${fileNamePart(templateName)}_${id}_${downloadedOn}.${format}`;
}

function fileNamePart(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(notInNames, '-')
    .replace(badStart, '')
    .trim();
  return shortened(plain) || 'Report';
}

/** As many whole characters as a name has room for, whatever a file system counts. */
function shortened(name: string): string {
  const bytes = new TextEncoder();
  let room = mostBytes;
  let end = 0;
  for (const character of name) {
    room -= bytes.encode(character).length;
    if (room < 0) return name.slice(0, end).trimEnd();
    end += character.length;
  }
  return name;
}
