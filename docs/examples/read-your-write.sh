#!/usr/bin/env bash
# Writes down a workout and reads it at once. API: where Repstream answers; MEMBER: whose workout; TOKEN: a token of theirs.
set -euo pipefail

said=$(curl --silent --show-error --fail-with-body --include "$API/v1/users/$MEMBER/workouts" \
  --header "Authorization: Bearer $TOKEN" \
  --json "{\"startedAt\": \"$STARTED_AT\", \"durationS\": 600, \"exerciseId\": \"push-up\", \"sets\": [{\"repetitions\": 20, \"loadGrams\": 0}]}")
position=$(sed -n 's/^repstream-position: \([^[:space:]]*\).*/\1/ip' <<< "$said")

curl --silent --show-error --fail-with-body "$API/v1/users/$MEMBER/workouts?limit=1" \
  --header "Authorization: Bearer $TOKEN" \
  --header "Repstream-After: $position" \
  --header 'Prefer: wait=10'
