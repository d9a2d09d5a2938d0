package proposal_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/eligibility/proposal"
)

func oneLine() string { return strings.ReplaceAll(whole, "\n", " ") }

func batch(t *testing.T, input string) (answers []string, read bool) {
	t.Helper()
	var out bytes.Buffer
	read, err := proposal.Batch(strings.NewReader(input), &out, "en")
	require.NoError(t, err)
	if out.Len() == 0 {
		return nil, read
	}
	require.True(t, strings.HasSuffix(out.String(), "\n"))
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n"), read
}

func TestABatchAnswersManyLinesInTheirOrder(t *testing.T) {
	var input strings.Builder
	const lines = 3000
	for i := range lines {
		input.WriteString(strings.Replace(oneLine(), "p-1", fmt.Sprintf("p-%d", i), 1) + "\n")
	}
	answers, read := batch(t, input.String())
	require.True(t, read)
	require.Len(t, answers, lines)
	for i, answer := range answers {
		require.True(t, strings.HasPrefix(answer, fmt.Sprintf(`{"id":"p-%d","verdict":`, i)), answer)
		require.True(t, json.Valid([]byte(answer)))
	}
}

func TestABatchAnswersALineAsItAnswersADocument(t *testing.T) {
	answers, _ := batch(t, oneLine())
	read, err := proposal.Read([]byte(whole))
	require.NoError(t, err)
	alone := proposal.Judge(read)
	require.Equal(t, string(alone.AppendJSON(nil, "en")), answers[0])
}

func TestBlankLinesAreCountedAndWrongOnesNamed(t *testing.T) {
	input := "\xef\xbb\xbf" + oneLine() + "\r\n\r\n  \t\n" + `{"id":"x","country":1}` + "\r\n" + "nonsense\n" + oneLine() + " " + oneLine() + "\n" + oneLine()
	answers, read := batch(t, input)
	require.False(t, read)
	require.Len(t, answers, 5)
	require.Equal(t, `{"id":"x","line":4,"error":"/country: unknown field"}`, answers[1])
	require.Contains(t, answers[2], `{"line":5,"error":"`)
	require.Equal(t, `{"id":"p-1","line":6,"error":"expected nothing after the object"}`, answers[3])
	require.Contains(t, answers[4], `"verdict"`)
	answers, read = batch(t, "\n\n\n")
	require.True(t, read)
	require.Empty(t, answers)
}

func TestAnOverlongLineIsNamedAndTheNextIsRead(t *testing.T) {
	for _, length := range []int{1 << 20, 3 << 20} {
		long := strings.Replace(oneLine(), "A joint course.", strings.Repeat("å", length/2), 1)
		answers, read := batch(t, oneLine()+"\n"+long+"\n"+oneLine()+"\n")
		require.False(t, read)
		require.Len(t, answers, 3)
		require.Equal(t, `{"id":"p-1","line":2,"error":"expected a line of at most 1048576 bytes"}`, answers[1])
		require.Contains(t, answers[2], `"verdict"`)
	}
	fits := strings.Replace(oneLine(), "A joint course.", strings.Repeat("a", (1<<20)-len(oneLine())+15), 1)
	require.Len(t, fits, 1<<20)
	answers, read := batch(t, fits+"\r\n")
	require.True(t, read)
	require.Contains(t, answers[0], `"verdict"`)
}

// repeated is a batch of many lines that is never held in memory.
type repeated struct {
	line []byte
	left int
	rest []byte
}

func (r *repeated) Read(into []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = r.line
	}
	n := copy(into, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func TestABatchTakesConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 30 MB")
	}
	line := []byte(oneLine() + "\n")
	run := func(lines int) uint64 {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, err := proposal.Batch(&repeated{line: line, left: lines}, io.Discard, "en")
		require.NoError(t, err)
		runtime.ReadMemStats(&after)
		return after.HeapSys - min(before.HeapSys, after.HeapSys)
	}
	run(2000)
	require.Less(t, run(30_000_000/len(line)), uint64(24<<20))
}

func BenchmarkBatch(b *testing.B) {
	line := strings.ReplaceAll(threeKilobytes(b), "\n", " ") + "\n"
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	b.ResetTimer()
	if _, err := proposal.Batch(&repeated{line: []byte(line), left: b.N}, io.Discard, "en"); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}

// threeKilobytes is an ordinary proposal: eight partners, twenty budget lines.
func threeKilobytes(b *testing.B) string {
	members := team("SE hei, FI hei, DE company, NO hei, PT hei, IT association, PL hei, ZA hei+")
	fields := document(members, 36, "420000.00", "A joint course in planetary health for master's students.")
	var budget []map[string]any
	for i := range 20 {
		budget = append(budget, map[string]any{"organisation": i%8 + 1, "category": "intellectual_outputs", "year": i%3 + 1, "amount": "21000.00"})
	}
	fields["id"], fields["budget"] = "p-1", budget
	text, err := json.Marshal(fields)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}
