package models

import "gorm.io/gorm/clause"

// Mail is an e-mail to queue. Params fill the template of its kind (see notify);
// a path in them is relative to the base address.
type Mail struct {
	// OnceKey names what the message is about: each key is queued once.
	OnceKey       string
	Kind          string
	Recipient     string
	RecipientName string
	Language      string
	Params        map[string]any
}

// Statuses of a message in the outbox.
const (
	MailQueued  = "queued"
	MailSending = "sending"
	MailSent    = "sent"
	MailFailed  = "failed"
)

// QueueMail puts a message into the outbox within this transaction: it will be
// sent exactly if the transaction is committed. A message whose OnceKey stands
// already is not queued again.
func (tx *Tx) QueueMail(mail Mail) error {
	id := NewID()
	row := &OutboxMessage{
		ID: id, OnceKey: mail.OnceKey, Kind: mail.Kind, Recipient: mail.Recipient, RecipientName: mail.RecipientName,
		Language: mail.Language, Params: mail.Params, MessageID: id + "@konsortium", Status: MailQueued,
		NextAttemptAt: tx.Now, CreatedAt: tx.Now,
	}
	return tx.gorm.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "once_key"}}, DoNothing: true}).Create(row).Error
}

// MailTo lists the messages to an address, oldest first.
func (tx *Tx) MailTo(address string) ([]OutboxMessage, error) {
	var rows []OutboxMessage
	err := tx.gorm.Where("recipient = ?", address).Order("created_at, id").Find(&rows).Error
	return rows, err
}
