package reference

import "math"

// earthRadius is the mean radius of the earth in kilometres (IUGG), as distance
// calculators use it.
const earthRadius = 6371.0088

// Point is a place on the earth in degrees, WGS 84.
type Point struct {
	Latitude  float64
	Longitude float64
}

// Kilometres returns the great-circle distance to another place in whole
// kilometres that are reached: 99.9 km do not make a band that begins at 100.
func (p Point) Kilometres(to Point) int {
	const degree = math.Pi / 180
	north, east := (to.Latitude-p.Latitude)*degree, (to.Longitude-p.Longitude)*degree
	half := math.Pow(math.Sin(north/2), 2) + math.Cos(p.Latitude*degree)*math.Cos(to.Latitude*degree)*math.Pow(math.Sin(east/2), 2)
	return int(2 * earthRadius * math.Asin(math.Sqrt(math.Min(1, half))))
}
