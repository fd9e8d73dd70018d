/// Places names of points in a picture so that they cover no other name, and as few points as can be.
struct LabelPlaces {
    /// Where a name stands.
    struct Place {
        /// Where its text begins, or ends where ``endsThere``.
        let x: Double
        /// The line that the text stands on.
        let y: Double
        /// Whether the text ends at ``x``.
        let endsThere: Bool
        /// Whether it is so far from its point that a line leads to it.
        let isFar: Bool
    }

    private struct Box {
        let left, top, right, bottom: Double

        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    private let frame: Box
    /// All points of the picture, those with names included.
    private let points: [(x: Double, y: Double)]
    private var taken: [Box] = []

    /// Units of a picture of 480. Texts are up to 16 high there: in a row of three pictures.
    private static let height = 18.0
    private static let letter = 8.6
    /// Between a point and its name, and a point's own size.
    private static let gap = 10.0
    private static let radius = 4.0

    init(
        left: Double, top: Double, right: Double, bottom: Double, points: [(x: Double, y: Double)]
    ) {
        frame = Box(left: left, top: top, right: right, bottom: bottom)
        self.points = points
    }

    /// A place for the name of a point; nil where there is none within the picture that covers no
    /// other name.
    ///
    /// Cost: the number of points times that of places tried, fewer than 60.
    mutating func place(_ text: String, x: Double, y: Double) -> Place? {
        let width = Double(text.unicodeScalars.count) * Self.letter
        var best: (cost: Double, place: Place, box: Box)?
        for step in 0...14 {
            for up in step == 0 ? [0.0] : [-1.0, 1.0] {
                let middle = y + up * Double(step) * 12
                for endsThere in x + Self.gap + width > frame.right
                    ? [true, false] : [false, true]
                {
                    let start = endsThere ? x - Self.gap - width : x + Self.gap
                    let box = Box(
                        left: start, top: middle - Self.height / 2, right: start + width,
                        bottom: middle + Self.height / 2)
                    guard box.left >= frame.left, box.right <= frame.right, box.top >= frame.top,
                        box.bottom <= frame.bottom, !taken.contains(where: box.overlaps)
                    else { continue }
                    let cost = Double(covered(box) * 4 + step) + (endsThere ? 0.5 : 0)
                    if cost < best?.cost ?? .infinity {
                        let place = Place(
                            x: endsThere ? x - Self.gap : x + Self.gap, y: middle + 5,
                            endsThere: endsThere, isFar: step > 1)
                        best = (cost, place, box)
                    }
                }
            }
        }
        guard let best else { return nil }
        taken.append(best.box)
        return best.place
    }

    private func covered(_ box: Box) -> Int {
        points.count {
            $0.x > box.left - Self.radius && $0.x < box.right + Self.radius
                && $0.y > box.top - Self.radius && $0.y < box.bottom + Self.radius
        }
    }
}
