import { type ActionTable, kind } from '../kind.ts';

const hostStarted = kind(['host'], 'start');
const hostEnded = kind(['host'], 'end');
const hostOpened = kind(['host'], 'access');
const processStarted = kind(['process'], 'start');
const processEnded = kind(['process'], 'end');
const sessionStarted = kind(['session'], 'start');
const sessionEnded = kind(['session'], 'end');

/** Machines, code that runs on them, and people who connect to them. */
export const computeActions: ActionTable = {
  ec2: [
    [hostStarted, 'RunInstances StartInstances'],
    [hostEnded, 'StopInstances TerminateInstances'],
    [hostOpened, 'GetPasswordData GetConsoleOutput GetConsoleScreenshot'],
  ],
  'ec2-instance-connect': [[sessionStarted, 'SendSSHPublicKey SendSerialConsoleSSHPublicKey OpenTunnel']],
  ssm: [
    [sessionStarted, 'StartSession ResumeSession'],
    [sessionEnded, 'TerminateSession'],
    [processStarted, 'SendCommand StartAutomationExecution'],
    [processEnded, 'CancelCommand StopAutomationExecution'],
  ],
  cloudshell: [
    [sessionStarted, 'CreateEnvironment StartEnvironment CreateSession'],
    [sessionEnded, 'StopEnvironment DeleteEnvironment DeleteSession'],
  ],
  lambda: [[processStarted, 'Invoke InvokeAsync InvokeWithResponseStream']],
  ecs: [
    [processStarted, 'RunTask StartTask ExecuteCommand'],
    [processEnded, 'StopTask'],
  ],
  batch: [
    [processStarted, 'SubmitJob'],
    [processEnded, 'TerminateJob CancelJob'],
  ],
  codebuild: [
    [processStarted, 'StartBuild StartBuildBatch RetryBuild'],
    [processEnded, 'StopBuild StopBuildBatch'],
  ],
  glue: [[processStarted, 'StartJobRun']],
  states: [
    [processStarted, 'StartExecution StartSyncExecution'],
    [processEnded, 'StopExecution'],
  ],
};
