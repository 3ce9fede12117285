/** Of coming in: links of invitation, accounts, tokens of programs. */
import type { Explanation } from './explanation.ts';

export const JOINING_REFUSALS = {
  'invitation-closed': { status: 403, text: 'This link was closed. Ask your instructor for a new one.' },
  'invitation-used': {
    status: 403,
    text: 'This link was for one person and has been used. If that was you, sign in.',
  },
  'invitation-expired': { status: 403, text: 'This link has ended. Ask your instructor for a new one.' },
  'invitation-full': { status: 403, text: 'All seats of this link are taken. Ask your instructor.' },
  'invitation-for-another': {
    status: 403,
    text: 'This link is for another address than the one that you are signed in with.',
  },
  'signed-in-as-another': {
    status: 409,
    text: 'Somebody else has signed in in this browser since this page was opened, so nobody joined. Reload the page to see who is signed in.',
  },
  'address-ending-wrong': {
    status: 403,
    text: 'This link is for addresses of one organisation only. Use the address that you have there.',
  },
  'address-has-account': {
    status: 409,
    text: 'There is an account with this address. Sign in with it, then open this link again. If you never made one, tell your instructor: a link to another address of yours lets you in.',
  },
  'address-wrong': { status: 400, text: 'This is not an e-mail address. Write it as name@host.' },
  'name-empty': { status: 400, text: 'Write your name: staff and your instructor see it.' },
  'password-too-short': { status: 400, text: 'A password has at least 10 characters.' },
  'password-too-easy': {
    status: 400,
    text: 'This password is easy to guess. Take one that is not your name, your address or one letter again and again.',
  },
  'too-many-tries': {
    status: 429,
    text: 'Many tries from here in a short time. Wait a minute, then try again.',
  },
  'removed-from-course': {
    status: 403,
    text: 'You were taken out of this course, so this link does not let you in. Ask your instructor.',
  },
  'token-wrong': {
    status: 401,
    text: 'This token is unknown here, has ended, or was revoked. Send "Authorization: Bearer" with one of this course.',
  },
  'token-reads-only': {
    status: 403,
    text: 'This token takes grades out only. Make one that may set them.',
  },
  'token-too-often': { status: 429, text: 'This token was used 30 times within a minute. Wait a minute.' },
  'token-label-wrong': {
    status: 400,
    text: 'Write what the token is for, in at most 80 characters: you will want to know when you revoke it.',
  },
  'token-days-wrong': { status: 400, text: 'A token ends after 1 to 366 days.' },
  'too-many-tokens': {
    status: 409,
    text: 'You have ten tokens of this course that are open. Revoke one, then make another.',
  },
} as const satisfies Record<string, Explanation>;
