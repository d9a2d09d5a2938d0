package reference

// Outlines tells where the outlines of countries on the map come from. Unlike
// the sets of Sources they lie inside the web application, which draws them.
func Outlines() Source {
	return Source{
		Key:            "outlines",
		Title:          "Natural Earth, 1:50m cultural vectors, countries",
		Publisher:      "Natural Earth; repackaged by world-atlas 2.0.2 (ISC licence)",
		Address:        "https://www.naturalearthdata.com/downloads/50m-cultural-vectors/50m-admin-0-countries-2/",
		Licence:        "Public domain",
		LicenceAddress: "https://www.naturalearthdata.com/about/terms-of-use/",
		Rows:           235,
		Attribution:    "Made with Natural Earth; free vector map data @ naturalearthdata.com",
		UsedFor:        "Draws the map of a consortium.",
		KnownLimits: []string{
			"Outlines are simplified: coasts and borders are no more exact than the map needs.",
			"Natural Earth draws who controls a territory. Crimea is drawn with Ukraine and Northern Cyprus with Cyprus, as the European Union recognises them; otherwise the map takes no position.",
			"Antarctica and territories without a country code are left out.",
		},
	}
}
