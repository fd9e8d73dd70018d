/// The mark of a method: a shape of its own, and a colour for its family, so that the marks
/// can be told apart without colour.
enum MethodMark {
    /// The mark of a method around a point.
    static func shape(_ method: String, _ x: Double, _ y: Double) -> Markup {
        switch method {
        case "SD_DROP":
            "<circle class=\"mark sd\" cx=\"\(x)\" cy=\"\(y)\" r=\"6\" />"
        case "SD_REVERSE":
            "<circle class=\"mark sd hollow\" cx=\"\(x)\" cy=\"\(y)\" r=\"7.5\" />"
        case "RATE":
            "<rect class=\"mark rate\" x=\"\(x - 5.2)\" y=\"\(y - 5.2)\" width=\"10.4\" height=\"10.4\" />"
        case "DA_OPEN":
            "<path class=\"mark da hollow\" d=\"M\(x) \(y - 7)l7 7-7 7-7-7z\" />"
        case "DA_CLOSED":
            "<path class=\"mark da\" d=\"M\(x) \(y - 8)l8 8-8 8-8-8z\" />"
        case "DA_PB":
            "<path class=\"mark da\" d=\"M\(x) \(y - 7.5)l7.5 13h-15z\" />"
        default:
            "<path class=\"mark rate hollow\" d=\"M\(x - 6) \(y - 6)l12 12m0-12l-12 12\" />"
        }
    }

    /// The marks with the names of their methods.
    static func key(_ methods: [MethodLabel]) -> Markup {
        let items = methods.map { method -> Markup in
            """
            <li><svg class="sample" viewBox="0 0 20 20" aria-hidden="true">\
            <title>\(method.title)</title>\(shape(method.id, 10, 10))</svg>\
            \(Markup.link("\(method.title)", to: method.href ?? Route.about.path + "#" + method.id))</li>
            """
        }
        return "<ul class=\"key methods\">\(items)</ul>"
    }
}

extension MethodLabel {
    /// The methods of a list once each, in the order in which they come first.
    static func distinct(_ methods: [MethodLabel]) -> [MethodLabel] {
        var seen: Set<String> = []
        return methods.filter { seen.insert($0.id).inserted }
    }
}
