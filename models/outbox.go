package models

import (
	"errors"
	"time"

	"konsortium/fault"

	"gorm.io/gorm"
)

// ClaimMessage takes the next message that is due for sending, for a while and
// in the name of a runner; nil when none is due. A message whose runner has
// vanished is taken over when its time is up.
func (tx *Tx) ClaimMessage(runner string, hold time.Duration) (*OutboxMessage, error) {
	var row OutboxMessage
	err := tx.forUpdate().
		Where("(status = ? AND next_attempt_at <= ?) OR (status = ? AND claimed_until < ?)", "queued", tx.Now, "sending", tx.Now).
		Order("next_attempt_at, id").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	until := tx.Now.Add(hold)
	result := tx.gorm.Model(&OutboxMessage{}).
		Where("id = ? AND status = ? AND attempts = ?", row.ID, row.Status, row.Attempts).
		Updates(map[string]any{"status": "sending", "claimed_by": runner, "claimed_until": until, "attempts": row.Attempts + 1})
	if result.Error != nil || result.RowsAffected == 0 {
		return nil, result.Error
	}
	row.Status, row.ClaimedBy, row.ClaimedUntil, row.Attempts = "sending", runner, &until, row.Attempts+1
	return &row, nil
}

// SettleMessage writes how an attempt ended, if the runner still holds the
// message. What was sent keeps no parameters: they may hold a secret link.
func (tx *Tx) SettleMessage(row *OutboxMessage, runner string) error {
	values := map[string]any{
		"status": row.Status, "next_attempt_at": row.NextAttemptAt, "last_error": row.LastError, "claimed_until": nil, "claimed_by": "", "sent_at": row.SentAt,
	}
	if row.Status == "sent" {
		values["params"] = "{}"
	}
	return tx.gorm.Table("outbox").Where("id = ? AND status = ? AND claimed_by = ?", row.ID, "sending", runner).Updates(values).Error
}

// Messages lists the outbox, newest first.
func (tx *Tx) Messages(status string, request PageRequest) (Page[OutboxMessage], error) {
	query := tx.gorm.Model(&OutboxMessage{})
	if status != "" {
		query = query.Where("status = ?", status)
	}
	if request.Sort == "" {
		request.Sort = "-created_at"
	}
	return pageOf(query, request, []order[OutboxMessage]{{
		name: "created_at", column: "created_at", moment: true,
		value: func(m *OutboxMessage) any { return m.CreatedAt }, id: func(m *OutboxMessage) string { return m.ID },
	}})
}

// RequeueMessage lets a message that failed for good be tried again.
func (tx *Tx) RequeueMessage(id string) error {
	if !ValidID(id) {
		return fault.Missing("message")
	}
	if _, err := find[OutboxMessage](tx, "message", id); err != nil {
		return err
	}
	result := tx.gorm.Model(&OutboxMessage{}).Where("id = ? AND status = ?", id, "failed").
		Updates(map[string]any{"status": "queued", "attempts": 0, "next_attempt_at": tx.Now})
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected == 0 {
		return fault.New(fault.Conflict, "message_not_failed", "Only a message that has failed can be tried again.")
	}
	return nil
}

// CountMessages counts the outbox by status.
func (tx *Tx) CountMessages() (map[string]int64, error) {
	var rows []struct {
		Status string
		Count  int64
	}
	if err := tx.gorm.Model(&OutboxMessage{}).Select("status, COUNT(*) AS count").Group("status").Scan(&rows).Error; err != nil {
		return nil, err
	}
	counts := map[string]int64{}
	for _, row := range rows {
		counts[row.Status] = row.Count
	}
	return counts, nil
}
