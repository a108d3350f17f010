#!/usr/bin/env bash
# Watches what changes of a member. API: where Repstream answers; MEMBER: whose; TOKEN: a token of theirs.
set -euo pipefail

curl --silent --show-error --fail-with-body --no-buffer "$API/v1/users/$MEMBER/events" \
  --header "Authorization: Bearer $TOKEN"
