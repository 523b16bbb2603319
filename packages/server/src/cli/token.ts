import { roles } from '@partnerkit/sdk';
import { hasDevelopmentKey, openDevelopmentTokens } from '../auth/development-tokens.ts';
import { developmentPartnerId } from '../start/development-partner.ts';
import { type Command, countOption, textOption } from './command.ts';

/** Prints a token for trying the API by hand; a server with an issuer of its own does not take it. */
export const tokenCommand: Command = {
  usage: 'token [--partner demo] [--user u-1001] [--role partnerFullAdmin] [--region US] [--ttl 3600]',
  summary: 'sign a token (development only)',
  options: {
    partner: { type: 'string' },
    user: { type: 'string' },
    role: { type: 'string' },
    region: { type: 'string' },
    ttl: { type: 'string' },
  },
  async run(input) {
    const { config, io } = input;
    if (config.issuer) throw new Error('PARTNERKIT_ISSUER is set: tokens are signed there, not here.');
    const region = textOption(input, 'region');
    if (region !== undefined && !config.regions.includes(region)) {
      throw new Error(`--region: expected one of ${config.regions.join(', ')}, found ${region}`);
    }
    const folder = config.storeFolder;
    // a key made here would be trusted by no server that runs
    if (!(await hasDevelopmentKey(folder))) {
      throw new Error(
        `There is no key in ${folder}: start the server first, or set PARTNERKIT_STORE_DIR as it was for the server.`,
      );
    }
    const tokens = await openDevelopmentTokens(folder);
    const subject = {
      partner: textOption(input, 'partner') ?? developmentPartnerId,
      user: textOption(input, 'user') ?? 'u-1001',
      roles: (textOption(input, 'role') ?? roles[0]).split(','),
      regions: region === undefined ? undefined : [region],
    };
    io.print(await tokens.sign(subject, countOption(input, 'ttl', 3600)));
  },
};
