package api_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAnAwardIsCorrectedWithAReasonAndThePlanOfRecordStays(t *testing.T) {
	in, ann := office(t)
	id := newProject(t, in, ann)
	settle(t, in, ann, id)
	award, moves := "/api/v1/projects/"+id+"/award", "/api/v1/projects/"+id+"/moves"
	ann.At(1).Put(award, map[string]any{"grantAwarded": "1.00", "reason": "x"}).Problem(409, "nothing_awarded")
	ann.At(1).Post(moves, map[string]any{"to": "planning"}).Status(200)
	ann.At(2).Post(moves, map[string]any{"to": "submitted"}).Status(200)
	ann.At(3).Post(moves, map[string]any{"to": "granted", "grantAwarded": "290000.00"}).Status(200)
	ann.At(4).Put(award, map[string]any{"grantAwarded": "-1.00", "agreementNumber": "2019-1", "reason": " "}).Problem(422, "invalid").
		Field("/grantAwarded", "above").Field("/reason", "required").Field("/agreementNumber", "not_before_contract")
	ann.At(4).Put(award, map[string]any{"grantAwarded": "290000.00", "reason": "Same."}).Problem(409, "nothing_to_correct")
	corrected := ann.At(4).Put(award, map[string]any{"grantAwarded": "289000.00", "reason": "A slip of the pen."}).Status(200).JSON()
	assert.Equal(t, "289000.00", corrected["grantAwarded"])
	ann.At(4).Put(award, map[string]any{"grantAwarded": "1.00", "reason": "x"}).Problem(412, "stale_version")
	ann.At(5).Post(moves, map[string]any{"to": "contracted", "agreementNumber": "2019-1-SE01-KA203-1"}).Status(200)
	ann.At(6).Put(award, map[string]any{"grantAwarded": "289000.00", "reason": "x"}).Problem(422, "invalid").Field("/agreementNumber", "required")
	ann.At(6).Put(award, map[string]any{"grantAwarded": "289000.00", "agreementNumber": "2019-1-SE01-KA203-2", "reason": "Typed wrong."}).Status(200)
	history := string(ann.Get("/api/v1/projects/" + id + "/history").Status(200).Text)
	assert.Contains(t, history, "grant_corrected")
	assert.Contains(t, history, "A slip of the pen.")
}

func TestTheDifferenceToThePlanOfRecordIsForWhoeverReadsTheWholeBudget(t *testing.T) {
	r := newRunning(t)
	r.manager.At(1).Put(r.base+"/award", map[string]any{"grantAwarded": "9500.00", "agreementNumber": "2019-1", "reason": "From the letter."}).Status(200)
	award := r.manager.Get(r.base + "/award").Status(200).JSON()
	assert.Equal(t, "10000.00", award["planned"])
	assert.Equal(t, "-500.00", award["difference"])
	assert.Contains(t, award["allowedActions"], "correct_award")
	own := r.pia.Get(r.base + "/award").Status(200).JSON()
	assert.Nil(t, own["planned"])
	assert.Nil(t, own["difference"])
	assert.Empty(t, own["allowedActions"])
	r.pia.At(2).Put(r.base+"/award", map[string]any{"grantAwarded": "1.00", "agreementNumber": "x", "reason": "x"}).Problem(403, "forbidden")
}
