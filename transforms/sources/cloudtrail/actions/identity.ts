import { type Actions, type ActionTable, KINDS, kind } from '../kind.ts';

const { create: created, change: changed, delete: deleted } = KINDS.iam;

const user = {
  created: kind(['iam'], 'user', 'creation'),
  changed: kind(['iam'], 'user', 'change'),
  deleted: kind(['iam'], 'user', 'deletion'),
  read: kind(['iam'], 'user', 'info'),
};
const group = {
  created: kind(['iam'], 'group', 'creation'),
  changed: kind(['iam'], 'group', 'change'),
  deleted: kind(['iam'], 'group', 'deletion'),
  read: kind(['iam'], 'group', 'info'),
};
/** A key, a password or a policy of a user is a change of that user, whatever the verb. */
const IAM: Actions = [
  [user.created, 'CreateUser'],
  [user.deleted, 'DeleteUser'],
  [
    user.changed,
    'UpdateUser ChangePassword CreateLoginProfile UpdateLoginProfile DeleteLoginProfile CreateAccessKey ' +
      'UpdateAccessKey DeleteAccessKey AttachUserPolicy DetachUserPolicy PutUserPolicy DeleteUserPolicy ' +
      'PutUserPermissionsBoundary DeleteUserPermissionsBoundary CreateVirtualMFADevice DeleteVirtualMFADevice ' +
      'EnableMFADevice DeactivateMFADevice ResyncMFADevice TagMFADevice UntagMFADevice TagUser UntagUser ' +
      'UploadSSHPublicKey UpdateSSHPublicKey DeleteSSHPublicKey UploadSigningCertificate UpdateSigningCertificate ' +
      'DeleteSigningCertificate CreateServiceSpecificCredential UpdateServiceSpecificCredential ' +
      'ResetServiceSpecificCredential DeleteServiceSpecificCredential',
  ],
  [
    user.read,
    'GetUser ListUsers GetLoginProfile ListAccessKeys GetAccessKeyLastUsed ListMFADevices GetMFADevice ' +
      'ListUserPolicies GetUserPolicy ListAttachedUserPolicies ListGroupsForUser ListUserTags ListSSHPublicKeys ' +
      'GetSSHPublicKey ListSigningCertificates ListServiceSpecificCredentials',
  ],
  [group.created, 'CreateGroup'],
  [group.deleted, 'DeleteGroup'],
  [
    group.changed,
    'UpdateGroup AddUserToGroup RemoveUserFromGroup AttachGroupPolicy DetachGroupPolicy PutGroupPolicy ' +
      'DeleteGroupPolicy',
  ],
  [group.read, 'GetGroup ListGroups ListGroupPolicies GetGroupPolicy ListAttachedGroupPolicies'],
  [changed, 'DeleteRolePolicy DeleteRolePermissionsBoundary CreatePolicyVersion DeletePolicyVersion'],
];

const DIRECTORY: Actions = [
  [user.created, 'CreateUser'],
  [user.deleted, 'DeleteUser'],
  [
    user.changed,
    'UpdateUser EnableUser DisableUser UpdatePassword VerifyEmail DeleteMfaDeviceForUser UpdateMfaDeviceForUser ' +
      'CompleteVirtualMfaDeviceRegistration CompleteWebAuthnDeviceRegistration',
  ],
  [user.read, 'DescribeUser DescribeUsers ListUsers SearchUsers GetUserId'],
  [group.created, 'CreateGroup'],
  [group.deleted, 'DeleteGroup'],
  [
    group.changed,
    'UpdateGroup CreateGroupMembership DeleteGroupMembership AddMemberToGroup RemoveMemberFromGroup ' +
      'AddMembersToGroup RemoveMembersFromGroup',
  ],
  [group.read, 'DescribeGroup DescribeGroups ListGroups SearchGroups GetGroupId ListGroupMemberships'],
];

const USER_POOL: Actions = [
  [user.created, 'AdminCreateUser SignUp'],
  [user.deleted, 'AdminDeleteUser DeleteUser'],
  [
    user.changed,
    'AdminUpdateUserAttributes AdminDeleteUserAttributes AdminSetUserPassword AdminResetUserPassword ' +
      'AdminSetUserMFAPreference AdminEnableUser AdminDisableUser AdminConfirmSignUp ConfirmSignUp ForgotPassword ' +
      'ConfirmForgotPassword ChangePassword UpdateUserAttributes SetUserMFAPreference AssociateSoftwareToken',
  ],
  [user.read, 'AdminGetUser GetUser ListUsers'],
  [group.created, 'CreateGroup'],
  [group.deleted, 'DeleteGroup'],
  [group.changed, 'UpdateGroup AdminAddUserToGroup AdminRemoveUserFromGroup'],
  [group.read, 'GetGroup ListGroups ListUsersInGroup AdminListGroupsForUser'],
];

/** Users, groups, roles and who may enter a cluster. */
export const identityActions: ActionTable = {
  iam: IAM,
  identitystore: DIRECTORY,
  'sso-directory': DIRECTORY,
  'cognito-idp': USER_POOL,
  eks: [
    [created, 'CreateAccessEntry'],
    [changed, 'UpdateAccessEntry AssociateAccessPolicy DisassociateAccessPolicy'],
    [deleted, 'DeleteAccessEntry'],
  ],
  signin: [
    [user.changed, 'PasswordRecoveryCompleted PasswordUpdated EmailUpdated'],
    [user.read, 'PasswordRecoveryRequested'],
  ],
  sts: [[user.read, 'GetCallerIdentity GetAccessKeyInfo']],
};
