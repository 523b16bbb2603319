// never run: the types of every other entry, as a strict host's compiler sees them
export * as sdk from '@partnerkit/sdk';
export * as csv from '@partnerkit/sdk/csv';
export * as xlsx from '@partnerkit/sdk/xlsx';
export * as testing from '@partnerkit/testing';
export * as ui from '@partnerkit/ui';
export * as ar from '@partnerkit/ui/locales/ar';
export * as de from '@partnerkit/ui/locales/de';
export * as en from '@partnerkit/ui/locales/en';
export * as es from '@partnerkit/ui/locales/es';
export * as fr from '@partnerkit/ui/locales/fr';
export * as it from '@partnerkit/ui/locales/it';
export * as ja from '@partnerkit/ui/locales/ja';
export * as pt from '@partnerkit/ui/locales/pt';
