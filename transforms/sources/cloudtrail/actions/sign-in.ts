import { type ActionTable, kind } from '../kind.ts';

const begun = kind(['authentication'], 'start');
const ended = kind(['authentication'], 'end');
const step = kind(['authentication'], 'info');

/**
 * Credentials given, checked and given up: the console, roles, the access portal.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const signInActions: ActionTable = {
  signin: [
    [begun, 'ConsoleLogin SwitchRole GetSigninToken UserAuthentication CreateOAuth2Token'],
    [ended, 'ExitRole Logout'],
    [step, 'CheckMfa CredentialChallenge CredentialVerification RenewRole'],
  ],
  sts: [
    [
      begun,
      'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetFederationToken GetSessionToken ' +
        'GetDelegatedAccessToken GetWebIdentityToken',
    ],
  ],
  sso: [
    [begun, 'Authenticate Federate CreateToken CreateTokenWithIAM GetRoleCredentials'],
    [ended, 'Logout'],
    [step, 'RegisterClient StartDeviceAuthorization'],
  ],
  'sso-oauth': [
    [begun, 'CreateToken CreateTokenWithIAM'],
    [step, 'RegisterClient StartDeviceAuthorization'],
  ],
  'cognito-idp': [
    [begun, 'InitiateAuth AdminInitiateAuth'],
    [ended, 'GlobalSignOut AdminUserGlobalSignOut RevokeToken'],
    [step, 'RespondToAuthChallenge AdminRespondToAuthChallenge'],
  ],
  'cognito-identity': [[begun, 'GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity']],
  rolesanywhere: [[begun, 'CreateSession']],
};
