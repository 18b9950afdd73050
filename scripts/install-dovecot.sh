#!/usr/bin/env bash
# Installs Debian's Dovecot, the real IMAP server that the tests of the mailbox use. Where that cannot be done, it says
# so and ends well: those tests are then skipped, and say it too.
set -u
if command -v dovecot >/dev/null; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "Dovecot is not installed, and installing it needs Debian and root: the tests of the mailbox will be skipped." >&2
  exit 0
fi
export DEBIAN_FRONTEND=noninteractive
if ! (apt-get update -qq && apt-get install -y -qq --no-install-recommends dovecot-imapd) >/dev/null 2>&1; then
  echo "Dovecot could not be installed: the tests of the mailbox will be skipped." >&2
fi
exit 0
