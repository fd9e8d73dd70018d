extension DurationFactors {
    /// The published sets, which differ: none of them is the right one.
    public static let published = [imem, expert, poisson, mixture]

    /// As the Integrated Model of European Migration estimated them.
    public static let imem = DurationFactors(
        "imem", "IMEM, estimated from the reports of European countries",
        row(0.53, 0.63, 0.73, 2.26))
    /// As experts gave them before IMEM saw any data.
    public static let expert = DurationFactors(
        "expert", "IMEM, opinion of experts", row(0.51, 0.61, 0.81, 1.61))
    /// Stays that end at random, 0.24 a year, five years for good.
    public static let poisson = DurationFactors(
        "poisson", "stays that end at random, 0.24 a year, for good after five years",
        row(0.79, 0.84, 0.89, 2.61))
    /// Of movers who stay for good and movers who soon leave.
    public static let mixture = DurationFactors(
        "mixture", "a mixture of short and long stays", row(0.51, 0.64, 0.71, 1.80))

    private static func row(
        _ none: Double, _ three: Double, _ six: Double, _ permanent: Double
    ) -> [LeastStay: Double] {
        [
            .none: none, .threeMonths: three, .sixMonths: six, .twelveMonths: 1,
            .permanent: permanent,
        ]
    }
}
