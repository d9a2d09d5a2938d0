// Package migrations holds the numbered schema changes, one portable set for
// SQLite and PostgreSQL.
package migrations

import "embed"

// Files are the SQL files in goose's format, in the root of the file system.
//
//go:embed *.sql
var Files embed.FS
