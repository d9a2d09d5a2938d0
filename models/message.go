package models

import "time"

// Notification is a message that a person sees in the application. A person
// gets each OnceKey once.
type Notification struct {
	ID          string
	UserID      string
	Kind        string
	ProjectID   *string
	SubjectKind string
	SubjectID   string
	Params      map[string]any `gorm:"serializer:json"`
	OnceKey     string
	CreatedAt   time.Time
	ReadAt      *time.Time
}

// OutboxMessage is an e-mail that waits, is being sent, was sent or has failed
// for good. Each OnceKey is queued once.
type OutboxMessage struct {
	ID            string
	OnceKey       string
	Kind          string
	Recipient     string
	RecipientName string
	Language      string
	Params        map[string]any `gorm:"serializer:json"`
	MessageID     string
	Status        string
	Attempts      int
	NextAttemptAt time.Time
	ClaimedUntil  *time.Time
	ClaimedBy     string
	LastError     string
	CreatedAt     time.Time
	SentAt        *time.Time
}

// TableName is the table's name, which has no plural.
func (OutboxMessage) TableName() string { return "outbox" }

// JobRun is one run of a scheduled job. There is one row for each job and due
// time, whoever runs it.
type JobRun struct {
	ID         string
	Job        string
	DueAt      time.Time
	Status     string
	Runner     string
	StartedAt  time.Time
	AliveAt    time.Time
	FinishedAt *time.Time
	Handled    int
	Error      string
}

// IdempotencyKey is the answer that a repeated request gets again.
type IdempotencyKey struct {
	UserID      string `gorm:"primaryKey"`
	Key         string `gorm:"primaryKey"`
	RequestHash string
	Status      int
	Answer      string
	Headers     map[string]string `gorm:"serializer:json"`
	CreatedAt   time.Time
}

// Setting is one setting of the installation.
type Setting struct {
	Key       string `gorm:"primaryKey"`
	Value     string
	UpdatedAt time.Time
}
