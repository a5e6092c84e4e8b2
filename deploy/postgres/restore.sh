#!/bin/sh
# restore.sh BACKUP TIME ARCHIVE: puts a copy of a base backup in the place of $PGDATA. The server that is
# started on it replays the archive up to TIME (such as `2026-11-22 11:20:31+00`) and then takes writes.
# What was in $PGDATA is kept beside it. `npm run restore-drill` restores with this script.
set -eu
if [ -e "$PGDATA" ]; then
  mv "$PGDATA" "$PGDATA.$(date -u +%Y%m%dT%H%M%SZ)"
fi
cp -R "$1" "$PGDATA"
chmod 700 "$PGDATA"
touch "$PGDATA/recovery.signal"
cat >> "$PGDATA/postgresql.auto.conf" <<CONF
restore_command = 'cp "$3/%f" "%p"'
recovery_target_time = '$2'
recovery_target_action = 'promote'
CONF
