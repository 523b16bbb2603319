import { defineElements } from './define-elements.ts';

// the script of a page without a build: partnerkit.js?prefix=acme
defineElements({ prefix: new URL(import.meta.url).searchParams.get('prefix') ?? undefined });
