import Foundation

/// The Equal Earth projection (Šavrič, Patterson and Jenny 2019), in which equal areas of the
/// globe are equal on the page; the same that the outline was made with.
enum EqualEarth {
    /// Where a point lies in the outline's view box; nil outside the map or the globe.
    static func place(_ point: GeoPoint) -> (x: Double, y: Double)? {
        guard (-90...90).contains(point.latitude), (-180...180).contains(point.longitude) else {
            return nil
        }
        let t = asin(3.0.squareRoot() / 2 * sin(point.latitude * .pi / 180))
        let t2 = t * t
        let t6 = t2 * t2 * t2
        let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
        let slope = 9 * a4 * t6 * t2 + 7 * a3 * t6 + 3 * a2 * t2 + a1
        let x = 2 * 3.0.squareRoot() * (point.longitude * .pi / 180) * cos(t) / (3 * slope)
        let y = t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))
        let place = (
            x: x * WorldOutline.scale + WorldOutline.width / 2,
            y: (WorldOutline.top - y) * WorldOutline.scale
        )
        return (0...WorldOutline.height).contains(place.y) ? place : nil
    }
}
