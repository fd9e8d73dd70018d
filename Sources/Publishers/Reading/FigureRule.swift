/// What a figure of a column may be, so that absurd ones become findings.
struct FigureRule {
    let least: Double
    /// No stock of migrants or refugees is near 1e9 persons; the world's was 3e8 in 2024.
    let most: Double
    let isWhole: Bool
    /// In words: "a whole number of persons from 0 to 1,000,000,000".
    let words: String

    static let persons = FigureRule(
        least: 0, most: 1e9, isWhole: true,
        words: "a whole number of persons, 0 to 1,000,000,000")
    static let thousands = FigureRule(
        least: 0, most: 1e7, isWhole: false, words: "thousands of persons, 0 to 10,000,000")
    static let thousandsEitherWay = FigureRule(
        least: -1e7, most: 1e7, isWhole: false,
        words: "thousands of persons, -10,000,000 to 10,000,000")
    static let rate = FigureRule(
        least: 0, most: 1000, isWhole: false, words: "a rate of 0 to 1,000 per 1,000 persons")
    static let rateEitherWay = FigureRule(
        least: -1e6, most: 1e6, isWhole: false,
        words: "a rate per 1,000 or 100 persons, -1,000,000 to 1,000,000")

    func allows(_ value: Double) -> Bool {
        value >= least && value <= most && (!isWhole || value == value.rounded(.towardZero))
    }

    /// Years outside these are mistakes.
    static let years = 1800...2200
}
