export { tellFailure } from '@partnerkit/sdk/client';
