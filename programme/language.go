package programme

// The languages findings are told in. Any other language reads as English.
const (
	Swedish = "sv"
	English = "en"
)
