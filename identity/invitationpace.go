package identity

import (
	"time"

	"konsortium/fault"
	"konsortium/models"
)

// invitationsAnHour is how many invitations one person sends within an hour:
// enough for a large consortium, too few to mail strangers in the product's name.
const invitationsAnHour = 50

// countInvitation counts one more invitation of the actor, new or sent again,
// and refuses what is more than an hour may hold. The count is undone with the
// transaction, so that a refused invitation costs nothing.
func countInvitation(tx *models.Tx) error {
	count, err := tx.ThrottleFor("invitations:" + tx.Actor.UserID)
	if err != nil {
		return err
	}
	if tx.Now.Sub(count.LastAt) >= time.Hour {
		count.Failures, count.LastAt, count.BlockedUntil = 0, tx.Now, tx.Now
	}
	if count.Failures >= invitationsAnHour {
		wait := count.LastAt.Add(time.Hour).Sub(tx.Now)
		tooMany := fault.New(fault.TooMany, "too_many_invitations", "You have sent many invitations within an hour. Wait before you send more.")
		tooMany.RetryAfter = int(wait/time.Second) + 1
		return tooMany.With("maximum", invitationsAnHour).With("minutes", int(wait/time.Minute)+1)
	}
	count.Failures++
	return tx.SaveThrottle(count)
}
