#!/bin/sh
# A morning at the desk: reads what came, makes the next edition, writes what others subscribe to.
# In a folder of its own with reports/ in it; out/ is what readers see.
set -u
mkdir -p out
status=0
# 1: some articles failed; they are in the inbox, and the edition is made without them.
readout desk add reports --quiet || status=$?
[ "$status" -le 1 ] || exit "$status"
readout desk brief --quiet --html out/today.html -o out/today.json || status=$?
[ "$status" -le 1 ] || exit "$status"
readout desk feed -o out/desk.atom || exit
readout desk calendar -o out/desk.ics || exit
if [ -n "${HOOK:-}" ]; then
    readout desk send --to "$HOOK" --secret-file "${HOOK_SECRET_FILE:-hook.secret}" || exit
fi
exit "$status"
