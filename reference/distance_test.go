package reference_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"konsortium/reference"
)

func TestDistancesAreGreatCirclesInWholeKilometres(t *testing.T) {
	lund, turku := reference.Point{Latitude: 55.70584, Longitude: 13.19321}, reference.Point{Latitude: 60.45148, Longitude: 22.26869}
	paris, london := reference.Point{Latitude: 48.8566, Longitude: 2.3522}, reference.Point{Latitude: 51.5074, Longitude: -0.1278}
	require.Equal(t, 343, paris.Kilometres(london))
	require.Equal(t, lund.Kilometres(turku), turku.Kilometres(lund))
	require.InDelta(t, 755, lund.Kilometres(turku), 10)
	require.Zero(t, lund.Kilometres(lund))
	pole, other := reference.Point{Latitude: 90}, reference.Point{Latitude: -90}
	require.Equal(t, 20015, pole.Kilometres(other), "half way round")
	fiji, samoa := reference.Point{Latitude: -18, Longitude: 179}, reference.Point{Latitude: -18, Longitude: -179}
	require.Equal(t, 211, fiji.Kilometres(samoa), "across the date line")
}
