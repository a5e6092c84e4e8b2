#!/bin/sh
# archive-wal.sh PATH NAME FOLDER: keeps one finished WAL file in FOLDER. Postgres calls it (archive_command)
# and calls again until it ends with 0. Never overwrites: a file of that name with other bytes belongs to
# another server, and is an error.
set -eu
kept="$3/$2"
if [ -e "$kept" ]; then
  exec cmp -s "$1" "$kept"
fi
# Renamed when complete and on the disk, so that a crash leaves no incomplete file under this name.
cp "$1" "$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
sync "$3"
